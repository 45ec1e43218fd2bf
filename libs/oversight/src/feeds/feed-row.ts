import type { GeoFacade, Region } from '@anzhi/geo';
import { maskIdentityNumber, parseIdentityNumber, type Scope } from '@anzhi/kernel';
import { PeopleErrors } from '@anzhi/people';
import { RegionCells, type BlindIndex, type ImportColumn, type RowReader } from '@anzhi/platform';
import { FeedErrors } from './feed.errors';
import type { FeedColumn, FeedRule } from './feed-rule';

/** One row of a feed, with the days its file is complete for. */
export interface FeedRow {
  readonly identityNumber: string;
  readonly countyId: number;
  /** `YYYY-MM-DD`, the first and the last day. */
  readonly coversFrom: string;
  readonly coversTo: string;
  /** By key of the column; instants in ISO 8601, secrets as keyed hashes in hexadecimal. */
  readonly cells: Readonly<Record<string, string | number | null>>;
}

const SAME = { zh: '整份文件相同', en: 'The same in all rows' };
const COMMON: readonly ImportColumn[] = [
  {
    ...{
      key: 'identityNumber',
      zh: '身份证号',
      en: 'Identity number',
      aliases: ['身份证号码', '公民身份号码'],
    },
    ...{ required: true, example: '32130219440506001X', mask: maskIdentityNumber },
    hint: { zh: '18 位，单元格须为文本格式', en: '18 characters, in a cell formatted as text' },
  },
  {
    key: 'county',
    zh: '县区',
    en: 'County',
    aliases: ['区县'],
    required: true,
    example: '宿城区',
    hint: SAME,
  },
  {
    key: 'coversFrom',
    zh: '数据起始日',
    en: 'Complete from',
    required: true,
    example: '2026-11-01',
    hint: SAME,
  },
  {
    key: 'coversTo',
    zh: '数据截止日',
    en: 'Complete until',
    required: true,
    example: '2026-11-30',
    hint: SAME,
  },
];

export const columnsOf = (rule: FeedRule): readonly ImportColumn[] => [
  ...COMMON,
  ...rule.columns.map(({ column }) => column),
];

/** Turns the cells of a row into what a feed says of a person. */
export class FeedRowReader {
  private readonly regions: RegionCells<Region>;

  constructor(
    geo: GeoFacade,
    private readonly blind: BlindIndex,
    private readonly rule: FeedRule,
  ) {
    this.regions = new RegionCells(geo);
  }

  async read(cells: RowReader, scope: Scope): Promise<FeedRow | undefined> {
    const identity = cells.parsed('identityNumber', parseIdentityNumber, PeopleErrors.identityNumberInvalid);
    const county = await this.regions.within(cells, 'county', scope);
    if (county && county.level !== 'COUNTY') cells.fail('county', FeedErrors.feedCountyOnly());
    const [coversFrom, coversTo] = [cells.date('coversFrom'), cells.date('coversTo')];
    if (coversFrom && coversTo && coversTo < coversFrom) cells.fail('coversTo', FeedErrors.feedEndsFirst());
    const read: Record<string, string | number | null> = {};
    for (const column of this.rule.columns) read[column.column.key] = this.cell(cells, column) ?? null;
    if (typeof read.from === 'string' && typeof read.to === 'string' && read.to < read.from)
      cells.fail('to', FeedErrors.feedEndsFirst());
    if (!identity || county?.level !== 'COUNTY' || !coversFrom || !coversTo) return undefined;
    return { identityNumber: identity.number, countyId: county.id, coversFrom, coversTo, cells: read };
  }

  private cell(cells: RowReader, { column: { key }, reads }: FeedColumn): string | number | undefined {
    if (typeof reads === 'object') return cells.choice(key, reads);
    if (reads === 'INSTANT') return cells.parsed(key, instantOf, FeedErrors.feedTime);
    if (reads === 'DAY') return cells.date(key);
    if (reads === 'COUNT') return cells.number(key, 1, 100_000);
    if (reads !== 'SECRET') return cells.text(key);
    const text = cells.text(key)?.normalize('NFKC').replace(/\s/g, '');
    return text && this.blind.of(text, `household:${cells.text('kind') ?? ''}`).toString('hex');
  }
}

/** Time of day in China; the day alone is its beginning. */
function instantOf(text: string): string | null {
  const [, day, time = '00:00'] =
    /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2})(?::\d{2})?)?$/.exec(text.normalize('NFKC')) ?? [];
  const at = new Date(`${day}T${time}:00+08:00`);
  return day && !Number.isNaN(at.getTime()) ? at.toISOString() : null;
}
