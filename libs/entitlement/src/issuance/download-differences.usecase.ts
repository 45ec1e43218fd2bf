import { Injectable } from '@nestjs/common';
import type { Ctx, Locale } from '@anzhi/kernel';
import { UnitOfWork, writeTable, type MadeFile } from '@anzhi/platform';
import { DifferenceQueries } from './difference.queries';
import type { DifferenceDto } from './issuance.dto';
import { IssuanceQueries } from './issuance.queries';

const HEADINGS: Readonly<Record<Locale, readonly string[]>> = {
  'zh-CN': ['老人编号', '项目', '单位', '变动', '上月', '本月', '原因'],
  en: ['Senior', 'Programme', 'Unit', 'Change', 'Last month', 'This month', 'Reason'],
};
const KINDS: Readonly<Record<Locale, Readonly<Record<DifferenceDto['kind'], string>>>> = {
  'zh-CN': { NEW: '新增', GONE: '停发', CHANGED: '变动' },
  en: { NEW: 'new', GONE: 'gone', CHANGED: 'changed' },
};

/** All differences of a run as a table to be worked through; seniors by their numbers, every download on record. */
@Injectable()
export class DownloadDifferences {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly runs: IssuanceQueries,
    private readonly differences: DifferenceQueries,
  ) {}

  /** @throws entitlement.issuance-run-not-found */
  async execute(ctx: Ctx, runId: string): Promise<MadeFile> {
    const { period, rows } = await this.uow.run(ctx, async (tx) => {
      const run = await this.runs.one(tx, ctx, runId);
      const all = await this.differences.all(tx, run);
      tx.audit({
        action: 'entitlement.issuance-differences-downloaded',
        subject: 'issuance-run',
        subjectId: runId,
        regionId: run.countyId,
        details: { period: run.period, rows: all.length },
      });
      return { period: run.period, rows: all };
    });
    const lines = rows.map((row) => lineOf(row, ctx.locale));
    const content = await writeTable({ format: 'CSV', encoding: 'UTF-8' }, [HEADINGS[ctx.locale], ...lines]);
    return { name: `differences-${period}-${runId}.csv`, content };
  }
}

const lineOf = (row: DifferenceDto, locale: Locale): string[] => [
  row.seniorId,
  locale === 'en' ? row.programmeCode : row.programmeName,
  row.unit,
  KINDS[locale][row.kind],
  String(row.lastAmount),
  String(row.nextAmount),
  (locale === 'en' ? row.reasonEn : row.reasonZh) ?? '',
];
