import { Injectable } from '@nestjs/common';
import type { Ctx, Locale } from '@anzhi/kernel';
import { MAX_PAGE, UnitOfWork, writeTable, type MadeFile, type Tx } from '@anzhi/platform';
import { EntitlementErrors } from '../entitlement.errors';
import type { Holder } from './holder';
import type { FindHolder } from './read-statements';
import { Statements, type Span } from './statements';
import type { StatementDto, StatementLineDto, StatementSumDto } from './statements.dto';

const HEADINGS: Readonly<Record<Locale, readonly string[]>> = {
  'zh-CN': ['时间', '业务日期', '摘要', '项目', '单位', '变动', '占用变动', '订单', '账户', '记账编号'],
  en: [
    'Time',
    'Business date',
    'What',
    'Programme',
    'Unit',
    'Change',
    'Change of held',
    'Order',
    'Account',
    'Command',
  ],
};
const ENDS: Readonly<Record<Locale, { opening: string; closing: string }>> = {
  'zh-CN': { opening: '期初', closing: '期末' },
  en: { opening: 'Opening', closing: 'Closing' },
};

/** More is no longer a table anybody reads. */
const MAX_LINES = 20_000;

/** A statement as a table with its opening and closing lines; every download is on record. */
@Injectable()
export class DownloadStatement {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly statements: Statements,
  ) {}

  /** @throws entitlement.statement-too-long (`most`), and what finding the holder throws */
  async execute(ctx: Ctx, find: FindHolder, span: (now: Date) => Span): Promise<MadeFile> {
    const { statement, lines } = await this.uow.run(ctx, async (tx) => {
      const holder = await find(tx);
      const whole = await this.read(tx, holder, span(tx.now));
      tx.audit({
        action: 'entitlement.statement-downloaded',
        subject: holder.kind.toLowerCase(),
        subjectId: holder.id,
        seniorId: holder.kind === 'SENIOR' ? holder.id : undefined,
        regionId: holder.countyId,
        organisationId: holder.kind === 'PROVIDER' ? holder.id : undefined,
        details: { from: whole.statement.from, to: whole.statement.to, lines: whole.lines.length },
      });
      return whole;
    });
    const { locale } = ctx;
    const rows = [
      HEADINGS[locale],
      ...statement.sums.map((sum) => sumRow(sum, 'opening', statement, locale)),
      ...lines.map((line) => lineRow(line, locale)),
      ...statement.sums.map((sum) => sumRow(sum, 'closing', statement, locale)),
    ];
    const content = await writeTable({ format: 'CSV', encoding: 'UTF-8' }, rows);
    return { name: `statement-${statement.id}.csv`, content };
  }

  private async read(
    tx: Tx,
    holder: Holder,
    span: Span,
  ): Promise<{ statement: StatementDto; lines: StatementLineDto[] }> {
    const lines: StatementLineDto[] = [];
    let cursor: string | undefined;
    for (;;) {
      const page = await this.statements.statement(tx, holder, span, { limit: MAX_PAGE, cursor });
      lines.push(...page.items);
      if (page.nextCursor === null) return { statement: page, lines };
      if (lines.length >= MAX_LINES) throw EntitlementErrors.statementTooLong({ most: MAX_LINES });
      cursor = page.nextCursor;
    }
  }
}

const sumRow = (
  sum: StatementSumDto,
  end: 'opening' | 'closing',
  { from, to }: Pick<StatementDto, 'from' | 'to'>,
  locale: Locale,
): string[] => [
  (end === 'opening' ? from : to).toISOString(),
  '',
  `${ENDS[locale][end]} ${sum.kind}`,
  sum.programmeCode ?? '',
  sum.unit,
  String(sum[end].balance),
  String(sum[end].held),
  '',
  '',
  '',
];

const lineRow = (line: StatementLineDto, locale: Locale): string[] => [
  line.at.toISOString(),
  line.businessDate,
  locale === 'en' ? line.en : line.zh,
  line.programmeCode ?? '',
  line.unit,
  String(line.amount),
  String(line.held),
  line.orderId ?? '',
  line.accountId,
  line.commandId,
];
