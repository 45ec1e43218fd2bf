import type { GeoFacade, Region } from '@anzhi/geo';
import { maskName, parseIdentityNumber, type Period, type Scope } from '@anzhi/kernel';
import { RegionCells, type ImportColumn, type RowReader } from '@anzhi/platform';
import { IDENTITY_NUMBER_COLUMN } from '../imports/identity-number.column';
import { PeopleErrors } from '../people.errors';
import type { Claim, ListRule } from './list-rule';

/** One person on a list. */
export interface ListRow {
  /** In its stored form, 18 characters. */
  readonly identityNumber: string;
  readonly countyId: number;
  readonly month: Period;
  readonly claims: readonly Claim[];
}

const COMMON: readonly ImportColumn[] = [
  {
    key: 'name',
    zh: '姓名',
    en: 'Name',
    example: '王建国',
    hint: { zh: '可不填；按身份证号比对', en: 'Optional; people are found by identity number' },
    mask: maskName,
  },
  IDENTITY_NUMBER_COLUMN,
  {
    key: 'county',
    zh: '县区',
    en: 'County',
    aliases: ['区县', '所属县区'],
    required: true,
    example: '宿城区',
    hint: { zh: '整份名单同一县区', en: 'The same in all rows' },
  },
  {
    key: 'month',
    zh: '月份',
    en: 'Month',
    aliases: ['统计月份', '所属月份'],
    required: true,
    example: '2026-11',
    hint: { zh: '整份名单同一月份', en: 'The same in all rows' },
  },
];

export const columnsOf = (rule: ListRule): readonly ImportColumn[] => [...COMMON, ...rule.columns];

/** Turns the cells of a row into a person and what is said of him. */
export class ListRowReader {
  private readonly regions: RegionCells<Region>;

  constructor(
    geo: GeoFacade,
    private readonly rule: ListRule,
  ) {
    this.regions = new RegionCells(geo);
  }

  async read(cells: RowReader, scope: Scope): Promise<ListRow | undefined> {
    const identity = cells.parsed('identityNumber', parseIdentityNumber, PeopleErrors.identityNumberInvalid);
    const county = await this.regions.within(cells, 'county', scope);
    if (county && county.level !== 'COUNTY') cells.fail('county', PeopleErrors.countyOnly());
    const month = cells.parsed('month', monthOf, PeopleErrors.monthInvalid);
    const claims = this.rule.claims(cells);
    if (!identity || county?.level !== 'COUNTY' || !month) return undefined;
    return { identityNumber: identity.number, countyId: county.id, month, claims };
  }
}

/** 2026-11, 2026/11, 2026年11月 or 202611; spreadsheet programs add the first day. */
function monthOf(text: string): Period | null {
  const [, year, month] =
    /^(20\d\d)(?:-|\/|\.|年)?(\d{1,2})(?:月|(?:-|\/)0?1)?$/.exec(text.normalize('NFKC')) ?? [];
  const number = Number(month);
  return year && number >= 1 && number <= 12 ? Number(year) * 100 + number : null;
}
