import { Injectable } from '@nestjs/common';
import { maskIdentityNumber, type Ctx, type Locale } from '@anzhi/kernel';
import { UnitOfWork, writeTable, type MadeFile } from '@anzhi/platform';
import { CATEGORY_NAMES } from '../categories/category.codes';
import { PersonalData } from '../seniors/personal-data';
import type { ListChange } from './list.queries';
import { ListQueries } from './list.queries';

type Row = Omit<ListChange, 'id'> & { readonly name: string; readonly sealed: string };

const HEADINGS: Readonly<Record<Locale, readonly string[]>> = {
  'zh-CN': ['姓名', '身份证号', '事项', '变动', '日期', '已应用'],
  en: ['Name', 'Identity number', 'What', 'Change', 'Date', 'Applied'],
};
const CHANGES: Readonly<Record<Locale, Readonly<Record<ListChange['change'], string>>>> = {
  'zh-CN': { BEGUN: '新增', ENDED: '退出', RECORDED: '登记' },
  en: { BEGUN: 'begun', ENDED: 'ended', RECORDED: 'recorded' },
};
const YES_OR_NO: Readonly<Record<Locale, readonly [no: string, yes: string]>> = {
  'zh-CN': ['否', '是'],
  en: ['no', 'yes'],
};

/** Who gains and who loses by a list, to be worked through; names are in full, so every download is on record. */
@Injectable()
export class DownloadListChanges {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly lists: ListQueries,
    private readonly data: PersonalData,
  ) {}

  /** @throws people.list-not-found */
  async execute(ctx: Ctx, id: string): Promise<MadeFile> {
    const rows = await this.uow.run(ctx, async (tx) => {
      const { countyId, kind, month } = await this.lists.one(tx, ctx, id);
      const changes = await tx.query<Row>(CHANGED, [id]);
      tx.audit({
        action: 'people.list-changes-downloaded',
        subject: 'department-list',
        subjectId: id,
        regionId: countyId,
        details: { kind, month, rows: changes.length },
      });
      return changes;
    });
    const lines = rows.map((row) => this.lineOf(row, ctx.locale));
    const content = await writeTable({ format: 'XLSX', encoding: 'UTF-8' }, [HEADINGS[ctx.locale], ...lines]);
    return { name: `list-changes-${id}.xlsx`, content };
  }

  private lineOf({ seniorId, name, sealed, code, change, onDate, applied }: Row, locale: Locale): string[] {
    return [
      name,
      maskIdentityNumber(this.data.openIdentityNumber(seniorId, sealed)),
      nameOf(code, locale),
      CHANGES[locale][change],
      onDate,
      YES_OR_NO[locale][applied ? 1 : 0],
    ];
  }
}

const EVENT_NAMES: Readonly<Record<string, { zh: string; en: string }>> = {
  DEATH: { zh: '去世', en: 'death' },
  HOSPITAL_ADMISSION: { zh: '住院', en: 'admission to hospital' },
  DISCHARGE: { zh: '出院', en: 'discharge from hospital' },
  INSTITUTION_ADMISSION: { zh: '入住养老机构', en: 'admission to an institution' },
  INSTITUTION_DISCHARGE: { zh: '离开养老机构', en: 'leaving an institution' },
};

function nameOf(code: string, locale: Locale): string {
  const names: Readonly<Record<string, { zh: string; en: string }>> = { ...CATEGORY_NAMES, ...EVENT_NAMES };
  return names[code]?.[locale === 'en' ? 'en' : 'zh'] ?? code;
}

const CHANGED = `
  SELECT c.senior_id AS "seniorId", s.name, s.identity_number_sealed AS sealed, c.code, c.change,
         c.on_date AS "onDate", c.applied
    FROM people.department_list_change c JOIN people.senior s ON s.id = c.senior_id
   WHERE c.list_id = $1 ORDER BY c.change, s.name, c.id`;
