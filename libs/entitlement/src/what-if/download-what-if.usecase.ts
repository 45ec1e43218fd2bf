import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { fen, type Ctx, type Locale } from '@anzhi/kernel';
import { UnitOfWork, writeTable, type MadeFile } from '@anzhi/platform';
import { EntitlementErrors } from '../entitlement.errors';
import { yuan } from '../wording';
import { WhatIfRowQueries } from './row.queries';
import type { RowChange, WhatIfRowDto } from './what-if.dto';
import { WhatIfQueries } from './what-if.queries';

const HEADINGS: Readonly<Record<Locale, readonly string[]>> = {
  'zh-CN': [
    ...['老人编号', '姓名', '乡镇（街道）', '人员类别', '能力等级', '项目', '单位'],
    ...['变动', '原额度', '试算额度', '原费用（元）', '试算费用（元）'],
  ],
  en: [
    ...['Senior', 'Name', 'Township', 'Category', 'Level', 'Programme', 'Unit'],
    ...['Change', 'Before', 'After', 'Cost before (yuan)', 'Cost after (yuan)'],
  ],
};
const CHANGES: Readonly<Record<Locale, Readonly<Record<RowChange, string>>>> = {
  'zh-CN': { GAINS: '新增', LOSES: '失去', MORE: '增加', LESS: '减少', SAME: '不变' },
  en: { GAINS: 'gains', LOSES: 'loses', MORE: 'more', LESS: 'less', SAME: 'same' },
};

/** The rows of a run as a table, written as it is read; every download on record. */
@Injectable()
export class DownloadWhatIf {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly whatIfs: WhatIfQueries,
    private readonly rows: WhatIfRowQueries,
  ) {}

  /** @throws entitlement.what-if-not-found, entitlement.what-if-state before it is done */
  async execute(ctx: Ctx, id: string): Promise<MadeFile<Readable>> {
    const { period } = await this.uow.run(ctx, async (tx) => {
      const whatIf = await this.whatIfs.one(tx, ctx, id);
      if (whatIf.state !== 'DONE') throw EntitlementErrors.whatIfState({ state: whatIf.state });
      const details = { period: whatIf.period, root: whatIf.root };
      tx.audit({ action: 'entitlement.what-if-downloaded', subject: 'what-if', subjectId: id, details });
      return whatIf;
    });
    return { name: `what-if-${period}-${id}.csv`, content: Readable.from(this.file(ctx, id)) };
  }

  private async *file(ctx: Ctx, id: string): AsyncGenerator<Buffer> {
    yield await csv([HEADINGS[ctx.locale]]);
    for await (const rows of this.rows.all(ctx, id))
      yield withoutMark(await csv(rows.map((row) => lineOf(row, ctx.locale))));
  }
}

const csv = (rows: readonly (readonly string[])[]): Promise<Buffer> =>
  writeTable({ format: 'CSV', encoding: 'UTF-8' }, rows);

/** The mark of UTF-8 stands at the beginning of a file only. */
const withoutMark = (content: Buffer): Buffer => content.subarray(3);

const lineOf = (row: WhatIfRowDto, locale: Locale): string[] => [
  ...[row.seniorId, row.seniorName, row.regionName, row.category, row.level === null ? '' : `${row.level}`],
  ...[locale === 'en' ? row.programmeCode : row.programmeName, row.unit, CHANGES[locale][row.change]],
  ...[`${row.beforeAmount}`, `${row.afterAmount}`, yuan(fen(row.beforeFen)), yuan(fen(row.afterFen))],
];
