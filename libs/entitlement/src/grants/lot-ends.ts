import { Injectable } from '@nestjs/common';
import { addDays, businessDate, newId, periodOfDate, type Period } from '@anzhi/kernel';
import { LedgerFacade, type Balance, type Closing } from '@anzhi/ledger';
import { Settings, type Tx } from '@anzhi/platform';
import { EntitlementSettings } from '../entitlement.settings';
import { ProgrammeAccounts } from '../programmes/programme-accounts';
import { Programmes } from '../programmes/programmes';
import type { BenefitUnit, Carry } from '../programmes/programme';
import { GrantStore } from './grant.store';
import { carriedLot, hopsOf } from './lots.policy';

export const LOT_END_JOB = 'entitlement.lot-end';

/** Lots of one programme and month that end on one day. */
export interface LotEnd {
  readonly countyId: number;
  readonly programmeId: string;
  readonly period: number;
  /** First day on which they may no longer be used. */
  readonly endsOn: string;
}

interface EndingLot {
  readonly lotId: string;
  readonly seniorId: string;
  readonly version: number;
  readonly unit: BenefitUnit;
  readonly seq: number;
  readonly kind: string;
  readonly determinationPeriod: Period;
  readonly determinationNumber: number;
}

/**
 * What becomes of lots whose days are over: what is free lapses, or is carried over where the programme says so; what
 * is held goes the same way when it comes back, which the ledger sees to. In chunks of one transaction each; where a
 * crash stopped it the next call goes on.
 */
@Injectable()
export class LotEnds {
  constructor(
    private readonly programmes: Programmes,
    private readonly accounts: ProgrammeAccounts,
    private readonly store: GrantStore,
    private readonly ledger: LedgerFacade,
    private readonly settings: Settings,
  ) {}

  /** Sees to everything that is over, however long nobody was there to notice. */
  async scheduleDue(tx: Tx): Promise<void> {
    const due = await tx.query<LotEnd>(
      `SELECT county_id AS "countyId", programme_id AS "programmeId", period, ends_on AS "endsOn"
         FROM entitlement.lot_end WHERE closed_at IS NULL AND ends_on <= $1`,
      [businessDate(tx.now)],
    );
    for (const end of due) this.schedule(tx, end);
  }

  /** The next seniors' lots. */
  async next(tx: Tx, end: LotEnd): Promise<void> {
    const open = await tx.one<{ after: string | null }>(
      `SELECT after_senior_id AS after FROM entitlement.lot_end
        WHERE county_id = $1 AND programme_id = $2 AND period = $3 AND ends_on = $4 AND closed_at IS NULL
          FOR NO KEY UPDATE`,
      [end.countyId, end.programmeId, end.period, end.endsOn],
    );
    if (!open) return;
    const limit = await this.settings.get(tx, EntitlementSettings.chunkSeniors);
    const lots = await this.page(tx, end, open.after, limit);
    const { lapsed, carried } = lots.length ? await this.close(tx, end, lots) : { lapsed: 0, carried: 0 };
    const isLast = lots.length < limit;
    await tx.query(
      `UPDATE entitlement.lot_end
          SET after_senior_id = $5, lots = lots + $6, lapsed = lapsed + $7, carried = carried + $8, closed_at = $9
        WHERE county_id = $1 AND programme_id = $2 AND period = $3 AND ends_on = $4`,
      [
        end.countyId,
        end.programmeId,
        end.period,
        end.endsOn,
        lots.at(-1)?.seniorId ?? open.after,
        lots.length,
        lapsed,
        carried,
        isLast ? tx.now : null,
      ],
    );
    tx.audit({
      action: 'entitlement.lots-ended',
      subject: 'programme',
      subjectId: end.programmeId,
      regionId: end.countyId,
      details: { period: end.period, endsOn: end.endsOn, lots: lots.length, lapsed, carried },
    });
    if (!isLast) this.schedule(tx, end);
  }

  private schedule(tx: Tx, end: LotEnd): void {
    const { countyId, programmeId, period, endsOn } = end;
    const key = `${countyId}:${programmeId}:${period}:${endsOn}`;
    tx.schedule({ kind: LOT_END_JOB, key, dueAt: tx.now, payload: { ...end } });
  }

  /** By senior; all lots of the last one are included. */
  private page(tx: Tx, end: LotEnd, after: string | null, limit: number): Promise<EndingLot[]> {
    return tx.query(
      `SELECT lot_account_id AS "lotId", senior_id AS "seniorId", version, unit, seq, kind,
              determination_period AS "determinationPeriod", determination_number AS "determinationNumber"
         FROM entitlement.benefit_grant
        WHERE county_id = $1 AND programme_id = $2 AND period = $3 AND upper(usable) = $4::date
          AND ($5::uuid IS NULL OR senior_id > $5)
        ORDER BY senior_id FETCH FIRST ($6::int) ROWS WITH TIES`,
      [end.countyId, end.programmeId, end.period, end.endsOn, after, limit],
    );
  }

  private async close(
    tx: Tx,
    end: LotEnd,
    lots: readonly EndingLot[],
  ): Promise<{ lapsed: number; carried: number }> {
    const { countyId, programmeId, endsOn } = end;
    const { LAPSED } = await this.accounts.of(tx, countyId, { id: programmeId, unit: lots[0].unit });
    const carries = await this.carries(tx, end, lots);
    const accounts = lots.map(({ lotId }): Closing['accounts'][number] => {
      const carry = carries.get(lotId);
      return { accountId: lotId, lapseTo: LAPSED, ...(carry && { carry }) };
    });
    const onward = await this.ledger.close(tx, {
      countyId,
      commandId: newId(tx.now),
      accounts,
      businessDate: addDays(endsOn, -1),
    });
    const sum = (code: 'EXPIRE' | 'CARRY'): number =>
      onward.reduce((total, move) => total + (move.code === code ? move.amount : 0), 0);
    return { lapsed: sum('EXPIRE'), carried: sum('CARRY') };
  }

  /** Where what is left, and what may still come back, is carried to. */
  private async carries(
    tx: Tx,
    end: LotEnd,
    lots: readonly EndingLot[],
  ): Promise<Map<string, { to: string; limit: number }>> {
    const targets = new Map<string, { to: string; limit: number }>();
    const terms = await this.terms(tx, end, lots);
    const carrying = lots.filter((lot) => mayCarry(lot, terms.get(lot.version)));
    if (!carrying.length) return targets;
    const balances = await this.ledger.lockBalances(
      tx,
      end.countyId,
      carrying.map(({ lotId }) => lotId),
    );
    const left = new Map(balances.map((balance) => [balance.accountId, rest(balance)]));
    for (const lot of carrying) {
      const limit = Math.min(left.get(lot.lotId) ?? 0, terms.get(lot.version)!.cap);
      if (limit > 0) targets.set(lot.lotId, { to: await this.nextLot(tx, end, lot, limit), limit });
    }
    return targets;
  }

  private async terms(
    tx: Tx,
    { programmeId }: LotEnd,
    lots: readonly EndingLot[],
  ): Promise<Map<number, Carry | null>> {
    const versions = [...new Set(lots.map(({ version }) => version))];
    const laws = await Promise.all(
      versions.map((version) => this.programmes.version(tx, programmeId, version)),
    );
    return new Map(laws.map(({ version, carry }) => [version, carry]));
  }

  /** A lot of its own, so that what has been carried is known apart and is not carried too often. */
  private async nextLot(tx: Tx, end: LotEnd, lot: EndingLot, amount: number): Promise<string> {
    const { seq, usable } = carriedLot(lot.seq, end.endsOn);
    const period = periodOfDate(end.endsOn);
    const lotId = newId(tx.now);
    const { opened, accountId } = await this.store.carry(tx, {
      ...{ countyId: end.countyId, programmeId: end.programmeId, period, seniorId: lot.seniorId, seq },
      ...{ version: lot.version, unit: lot.unit, amount, from: usable.from, until: usable.until, lotId },
      ...{ determinationPeriod: lot.determinationPeriod, determinationNumber: lot.determinationNumber },
    });
    if (opened)
      await this.ledger.openAccounts(
        tx,
        { countyId: end.countyId, unit: lot.unit, kind: 'LOT', authorising: true, noOverdraft: true, usable },
        [accountId],
      );
    return accountId;
  }
}

/** Only what a month gave of its own, and what was carried less often than the programme allows. */
const mayCarry = ({ kind, seq }: EndingLot, carry: Carry | null | undefined): boolean =>
  Boolean(carry) && hopsOf(seq) < carry!.hops && ['MONTHLY', 'SUPPLEMENT', 'CARRIED'].includes(kind);

/** What is free, and what is held and may come back. */
const rest = ({ available, held }: Balance): number => available + held;
