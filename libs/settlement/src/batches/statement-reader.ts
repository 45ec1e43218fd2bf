import { Injectable } from '@nestjs/common';
import { CatalogueFacade } from '@anzhi/catalogue';
import { ProgrammeFunding, type FundingParts, type FundingShares } from '@anzhi/entitlement';
import { GeoFacade } from '@anzhi/geo';
import type { Queryable } from '@anzhi/platform';
import { ProvidersFacade } from '@anzhi/providers';
import type {
  StatementColumn,
  StatementContent,
  StatementDeduction,
  StatementLine,
  StatementNetting,
} from '../documents/statement-content';
import { apportion } from '../payouts/apportion.policy';
import type { Payout } from '../payouts/payout.policy';
import { PayoutStore } from '../payouts/payout-store';
import type { Batch } from './batch';
import {
  addColumns,
  columnKey,
  deductionsByColumn,
  gross,
  ofPurses,
  PURSES,
  SELF_COLUMN,
  type ByColumn,
} from './statement-amounts.policy';
import { StatementSteps } from './statement-steps';

/** Everything a statement says but for the places that name its own files. */
export type StatementBody = Omit<StatementContent, 'proof'> & {
  readonly proof: Pick<StatementContent['proof'], 'root'>;
};

interface Part {
  readonly programmeId: string;
  readonly code: string;
  readonly fen: number;
  readonly shares: FundingShares;
  readonly funding: FundingParts;
  readonly deductions: readonly { readonly rule: string; readonly fen: number; readonly reason: string }[];
}

interface Line {
  readonly lineNo: number;
  readonly orderId: string;
  readonly number: number;
  readonly seq: number;
  readonly kind: string;
  readonly serviceDate: string;
  readonly senior: string | null;
  readonly performer: string | null;
  readonly itemCode: string;
  readonly bookedMinutes: number;
  readonly deliveredMinutes: number;
  readonly dueFen: number;
  readonly selfFen: number;
  readonly deductedFen: number;
  readonly payableFen: number;
  readonly reason: string | null;
  /** Of what is taken back: the statement that paid it. */
  readonly paidIn: string | null;
  readonly parts: readonly Part[];
}

/** Fills what a statement says from its rows, once for all its documents. */
@Injectable()
export class StatementReader {
  constructor(
    private readonly payouts: PayoutStore,
    private readonly steps: StatementSteps,
    private readonly catalogue: CatalogueFacade,
    private readonly geo: GeoFacade,
    private readonly providers: ProvidersFacade,
    private readonly programmes: ProgrammeFunding,
  ) {}

  /** The caller may see the batch, and it is frozen. */
  async of(db: Queryable, batch: Batch): Promise<StatementBody> {
    const { rows, columns } = await this.rows(db, batch);
    const captures = rows.filter(({ seq }) => seq === 0);
    const items = await this.items(db, captures);
    const lines = captures.map((row) => lineOf(row, items));
    const payout = (await this.payouts.ofBatch(db, batch)) ?? (await this.payouts.expected(db, batch));
    const deductions = captures.flatMap(deductionsOf);
    const earned = addColumns(
      ...lines.map(({ byColumn }) => byColumn),
      ...deductions.map(({ byColumn }) => byColumn),
    );
    const penalties = await this.penalties(db, batch, earned);
    const netting = [...rows.filter(({ seq }) => seq > 0).map(nettingOf), ...carried(batch, payout, earned)];
    const all = [...deductions, ...penalties];
    return {
      head: await this.head(db, batch),
      columns,
      lines,
      deductions: all,
      netting,
      totals: {
        lines: lines.length,
        actualMinutes: sum(lines.map(({ actualMinutes }) => actualMinutes)),
        dueFen: sum(lines.map(({ dueFen }) => dueFen)),
        byColumn: addColumns(
          earned,
          ...penalties.map(({ byColumn }) => byColumn),
          ...netting.map(({ byColumn }) => byColumn),
        ),
        deductedFen: sum(all.map(({ fen }) => fen)),
        nettedFen: sum(netting.map(({ fen }) => fen)),
        carriedFen: payout.carriedOutFen,
        payableFen: payout.payableFen,
      },
      proof: { root: batch.root! },
    };
  }

  private async head(db: Queryable, batch: Batch): Promise<StatementBody['head']> {
    const county = await this.geo.region(batch.countyId);
    const { name = '', creditCode = '' } = (await this.providers.provider(db, batch.providerId)) ?? {};
    return {
      number: batch.number,
      month: `${Math.floor(batch.month / 100)}-${String(batch.month % 100).padStart(2, '0')}`,
      county: { code: county?.code ?? '', name: county?.name ?? '' },
      provider: { name, creditCode, bank: await this.bank(db, batch) },
      steps: await this.steps.of(db, batch),
    };
  }

  private async bank(
    db: Queryable,
    { countyId, providerId }: Batch,
  ): Promise<StatementBody['head']['provider']['bank']> {
    const [account] = await db.query<NonNullable<StatementBody['head']['provider']['bank']>>(
      `SELECT bank_name AS name, account_name AS "accountName", account_no AS "accountNo"
         FROM settlement.bank_account WHERE county_id = $1 AND provider_id = $2 AND state = 'APPROVED'
        ORDER BY seq DESC LIMIT 1`,
      [countyId, providerId],
    );
    return account ?? null;
  }

  /** Its lines, and each programme and purse that has anything in them; the family last. */
  private async rows(
    db: Queryable,
    { countyId, id }: Batch,
  ): Promise<{ rows: Line[]; columns: StatementColumn[] }> {
    const rows = await db.query<Line>(LINES, [countyId, id]);
    const parts = rows.flatMap((row) => row.parts);
    const names = await this.programmes.names(db, [...new Set(parts.map(({ programmeId }) => programmeId))]);
    const codes = new Map(names.map((programme) => [programme.id, programme.code]));
    const columns = names.flatMap(({ id: programmeId, code, zh }) =>
      PURSES.filter(({ share }) =>
        parts.some((part) => part.programmeId === programmeId && part.shares[share] > 0),
      ).map(({ source }) => ({ key: columnKey(code, source), programme: { code, name: zh }, source })),
    );
    return {
      rows: rows.map((row) => ({
        ...row,
        parts: row.parts.map((part) => ({ ...part, code: codes.get(part.programmeId)! })),
      })),
      columns: [...columns, { key: SELF_COLUMN, programme: null, source: 'SELF' }],
    };
  }

  private async items(db: Queryable, rows: readonly Line[]): Promise<ReadonlyMap<string, string>> {
    const names = new Map<string, string>();
    for (const code of new Set(rows.map(({ itemCode }) => itemCode)))
      names.set(code, (await this.catalogue.item(db, code))?.zh ?? code);
    return names;
  }

  private async penalties(
    db: Queryable,
    { countyId, id }: Batch,
    earned: ByColumn,
  ): Promise<StatementDeduction[]> {
    const rows = await db.query<{ kind: string; fen: number; reason: string }>(
      'SELECT kind, fen, reason FROM settlement.penalty WHERE county_id = $1 AND batch_id = $2 ORDER BY at, id',
      [countyId, id],
    );
    return rows.map(({ kind, fen, reason }) => ({
      lineNo: null,
      rule: PENALTY_ZH[kind] ?? kind,
      reason,
      fen: -fen,
      byColumn: spread(-fen, earned),
    }));
  }
}

const PENALTY_ZH: Readonly<Record<string, string>> = {
  SATISFACTION: '满意度扣款',
  COMPLAINT: '属实投诉扣款',
  CONTRACT: '合同扣款',
};

/** Of the public money alone: the family's part is not finance's to take from. */
function spread(fen: number, earned: ByColumn): ByColumn {
  const keys = Object.keys(earned).filter((key) => key !== SELF_COLUMN);
  if (!keys.length) return {};
  const parts = apportion(
    fen,
    keys.map((key) => Math.max(earned[key], 0)),
  );
  return Object.fromEntries(keys.map((key, index) => [key, parts[index]]));
}

const lineOf = (row: Line, items: ReadonlyMap<string, string>): StatementLine => ({
  no: row.lineNo,
  kind: row.kind,
  orderNo: orderNo(row),
  serviceDate: row.serviceDate,
  senior: row.senior ?? '',
  caregiver: row.performer ?? '',
  item: items.get(row.itemCode) ?? row.itemCode,
  plannedMinutes: row.bookedMinutes,
  actualMinutes: row.deliveredMinutes,
  dueFen: row.dueFen,
  byColumn: addColumns(
    ...row.parts.map(({ code, fen, shares }) => gross(code, fen, shares)),
    row.selfFen === 0 ? {} : { [SELF_COLUMN]: row.selfFen },
  ),
  deductedFen: 0 - row.deductedFen,
  payableFen: row.payableFen,
});

/** Rule by rule, over the programmes of the line. */
function deductionsOf({ lineNo, parts }: Line): StatementDeduction[] {
  const [first] = parts;
  return first.deductions.map(({ rule, reason }, place) => ({
    ...{ lineNo, rule, reason },
    fen: 0 - sum(parts.map(({ deductions }) => deductions[place].fen)),
    byColumn: addColumns(
      ...parts.map(
        ({ code, fen, shares, deductions }) =>
          deductionsByColumn(
            code,
            fen,
            deductions.map((each) => each.fen),
            shares,
          )[place],
      ),
    ),
  }));
}

const nettingOf = (row: Line): StatementNetting => ({
  statementNumber: row.paidIn ?? '',
  orderNo: orderNo(row),
  serviceDate: row.serviceDate,
  reason: row.reason ?? '',
  fen: row.payableFen,
  byColumn: addColumns(...row.parts.map(({ code, funding }) => ofPurses(code, funding))),
});

/** What comes from the months before, and what is left for those after. */
function carried(
  batch: Batch,
  { carriedInFen, carriedOutFen, recoveredFen, returnedFen }: Payout,
  earned: ByColumn,
): StatementNetting[] {
  const line = (reason: string, fen: number, orderNo = '结转'): StatementNetting => ({
    ...{ statementNumber: batch.number, orderNo, serviceDate: '', reason, fen },
    byColumn: spread(fen, earned),
  });
  return [
    ...(recoveredFen > 0 ? [line('抽样审计按单侧下限推算追回', -recoveredFen, '审计')] : []),
    ...(returnedFen > 0 ? [line('退还推算追回的款项', returnedFen, '审计')] : []),
    ...(carriedInFen > 0 ? [line('以前各期未抵扣完的款项', -carriedInFen)] : []),
    ...(carriedOutFen > 0 ? [line('超过抵扣上限，结转以后各期', carriedOutFen)] : []),
  ];
}

/** The last digits of the order, as people read it, and which of its bookings it is. */
const orderNo = ({ orderId, number }: Line): string =>
  `${orderId.slice(-8).toUpperCase()}${number > 1 ? `-${number}` : ''}`;

const sum = (amounts: readonly number[]): number => amounts.reduce((total, each) => total + each, 0);

const LINES = `
  SELECT l.line_no AS "lineNo", l.order_id AS "orderId", l.number, l.seq, l.kind, l.service_date AS "serviceDate",
         l.facts->>'senior' AS senior, l.facts->>'performer' AS performer, l.item_code AS "itemCode",
         l.booked_minutes AS "bookedMinutes", l.delivered_minutes AS "deliveredMinutes", l.due_fen AS "dueFen",
         l.self_fen AS "selfFen", l.deducted_fen AS "deductedFen", l.payable_fen AS "payableFen", l.reason,
         (SELECT b.number FROM settlement.standing_line c JOIN settlement.batch b
              ON b.county_id = c.county_id AND b.id = c.batch_id
           WHERE l.seq > 0 AND (c.county_id, c.order_id, c.number, c.seq) = (l.county_id, l.order_id, l.number, 0))
           AS "paidIn", p.parts
    FROM settlement.standing_line l
   CROSS JOIN LATERAL (
     SELECT jsonb_agg(jsonb_build_object('programmeId', p.programme_id, 'fen', p.fen,
              'shares', jsonb_build_object('centralBp', p.central_bp, 'provinceBp', p.province_bp, 'cityBp', p.city_bp,
                'countyBp', p.county_bp, 'lotteryBp', p.lottery_bp),
              'funding', jsonb_build_object('centralFen', p.central_fen, 'provinceFen', p.province_fen,
                'cityFen', p.city_fen, 'countyFen', p.county_fen, 'lotteryFen', p.lottery_fen),
              'deductions', (SELECT coalesce(jsonb_agg(jsonb_build_object('rule', r.citation, 'fen', d.fen,
                                       'reason', d.reason_zh) ORDER BY d.place), '[]')
                               FROM settlement.line_deduction d JOIN settlement.deduction_rule r ON r.id = d.rule_id
                              WHERE (d.county_id, d.order_id, d.number, d.seq, d.take, d.rank)
                                    = (p.county_id, p.order_id, p.number, p.seq, p.take, p.rank))) ORDER BY p.rank) AS parts
       FROM settlement.line_part p
      WHERE (p.county_id, p.order_id, p.number, p.seq, p.take)
            = (l.county_id, l.order_id, l.number, l.seq, l.take)) p
   WHERE l.county_id = $1 AND l.batch_id = $2 ORDER BY l.line_no`;
