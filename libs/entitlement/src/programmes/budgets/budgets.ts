import { Injectable } from '@nestjs/common';
import { businessDate, newId } from '@anzhi/kernel';
import { LedgerFacade, sliceOf, type Leg } from '@anzhi/ledger';
import { Settings, type Queryable, type Tx } from '@anzhi/platform';
import { EntitlementSettings } from '../../entitlement.settings';
import type { BenefitUnit } from '../programme';
import { ProgrammeAccounts } from '../programme-accounts';
import { lumpFen } from './lump.policy';

/** What one booking wants of a county's budget for a programme. */
export interface BudgetWish {
  readonly countyId: number;
  readonly programmeId: string;
  /** Day of the service: the budget of its year pays. */
  readonly date: string;
  readonly seniorId: string;
  readonly amountFen: number;
}

/** Money that was allotted to a county's budget. */
export interface Allotment {
  readonly countyId: number;
  readonly programmeId: string;
  readonly year: number;
  readonly amountFen: number;
}

/** The accounts of one county's budget; without a budget only the one that records. */
interface Purse {
  readonly funding: string | null;
  readonly unit: BenefitUnit;
  readonly budget: string | null;
  /** By stripe. */
  readonly slices: readonly string[];
}

/** All in fen: `allotted = remaining + committed + spent`. */
export interface BudgetFigures {
  readonly allottedFen: number;
  /** Held for services that are booked. */
  readonly committedFen: number;
  /** Captured, less what was taken back. */
  readonly spentFen: number;
  readonly remainingFen: number;
}

const BUDGET_LOCK = 7_262_112;

/**
 * A county's money for a programme in a year. Bookings draw on one of many slices, so that they do not queue at one
 * row; the budget itself is only touched when a slice has run short.
 */
@Injectable()
export class Budgets {
  constructor(
    private readonly ledger: LedgerFacade,
    private readonly accounts: ProgrammeAccounts,
    private readonly settings: Settings,
  ) {}

  /**
   * The account a booking's money comes from: a slice that has it; FUNDING where the county set no budget; null when
   * the budget is used up. Nothing is locked while slices are full: when the hold answers `ledger.slice-empty`,
   * somebody was faster; ask again and hold under a new command id.
   */
  async sliceFor(tx: Tx, wish: BudgetWish): Promise<string | null> {
    const purse = await this.purse(tx, wish);
    if (!purse.budget) return purse.funding ?? (await this.openFunding(tx, wish, purse));
    const slice = sliceOf(purse.slices, wish.seniorId);
    const [{ available }] = await this.ledger.balances(tx, wish.countyId, [slice]);
    if (available >= wish.amountFen) return slice;
    return (await this.gather(tx, wish, { ...purse, budget: purse.budget }, slice)) ? slice : null;
  }

  /** What a county allotted, has promised, spent and has left; null: it set no budget, so nothing limits it. */
  async remaining(
    db: Queryable,
    countyId: number,
    programmeId: string,
    year: number,
  ): Promise<BudgetFigures | null> {
    const { budget, slices } = await this.purse(db, { countyId, programmeId, date: `${year}-01-01` });
    if (!budget) return null;
    const [{ allottedFen }] = await db.query<{ allottedFen: number }>(
      `SELECT sum(amount_fen)::bigint AS "allottedFen" FROM entitlement.budget_allotment
        WHERE county_id = $1 AND programme_id = $2 AND year = $3 AND state = 'APPROVED'`,
      [countyId, programmeId, year],
    );
    const balances = await this.ledger.balances(db, countyId, [budget, ...slices]);
    const remainingFen = balances.reduce((sum, { available }) => sum + available, 0);
    const committedFen = balances.reduce((sum, { held }) => sum + held, 0);
    return { allottedFen, committedFen, remainingFen, spentFen: allottedFen - remainingFen - committedFen };
  }

  /**
   * Books an allotment; the first one opens the budget with its slices. Half of it goes to the slices at once, so
   * that the first bookings of the year do not all come for a refill.
   * @param commandId the ledger's command for the allotment itself
   */
  async raise(tx: Tx, allotment: Allotment, commandId: string): Promise<void> {
    const { countyId, programmeId, year, amountFen } = allotment;
    await tx.query('SELECT pg_advisory_xact_lock($1, $2)', [BUDGET_LOCK, countyId]);
    const { unit, ...found } = await this.purse(tx, { countyId, programmeId, date: `${year}-01-01` });
    const { budget, slices } = found.budget
      ? { ...found, budget: found.budget }
      : await this.open(tx, allotment);
    const { FUNDING } = await this.accounts.of(tx, countyId, { id: programmeId, unit });
    const fund = (id: string, legs: readonly Leg[]): Promise<void> =>
      this.ledger.transfer(tx, {
        ...{ countyId, commandId: id, code: 'FUND', legs, businessDate: businessDate(tx.now) },
      });
    await fund(commandId, [fenLeg(FUNDING, budget, amountFen)]);
    const share = lumpFen(amountFen, slices.length, 0);
    if (share > 0)
      await fund(
        newId(tx.now),
        slices.map((slice) => fenLeg(budget, slice, share)),
      );
  }

  private async open(
    tx: Tx,
    { countyId, programmeId, year }: Allotment,
  ): Promise<{ budget: string; slices: readonly string[] }> {
    const budget = await this.ledger.openAccount(tx, {
      ...{ countyId, unit: 'FEN', kind: 'BUDGET', authorising: true, noOverdraft: true },
    });
    await tx.query(
      `INSERT INTO entitlement.budget (county_id, programme_id, year, account_id, opened_at)
       VALUES ($1, $2, $3, $4, $5)`,
      [countyId, programmeId, year, budget, tx.now],
    );
    const count = await this.settings.get(tx, EntitlementSettings.budgetSlices);
    const slices = await this.ledger.openSlices(tx, { countyId, unit: 'FEN', count });
    await tx.query(
      `INSERT INTO entitlement.budget_slice (county_id, programme_id, year, stripe, account_id)
       SELECT $1, $2, $3, stripe - 1, account_id
         FROM unnest($4::uuid[]) WITH ORDINALITY AS s(account_id, stripe)`,
      [countyId, programmeId, year, slices],
    );
    return { budget, slices };
  }

  /**
   * Brings what is missing into the slice, first from the budget, then from the other slices, so that the last fen
   * can be spent. Whoever does so holds the budget's lock: they come one after the other.
   */
  private async gather(
    tx: Tx,
    { countyId, amountFen, date }: BudgetWish,
    { budget, slices }: { budget: string; slices: readonly string[] },
    slice: string,
  ): Promise<boolean> {
    const [{ available: left }] = await this.ledger.lockBalances(tx, countyId, [budget]);
    const [{ available }] = await this.ledger.lockBalances(tx, countyId, [slice]);
    const missing = amountFen - available;
    if (missing <= 0) return true;
    if (left >= missing) {
      const lump = Math.min(left, lumpFen(left, slices.length, missing));
      await this.ledger.refill(tx, { countyId, commandId: newId(tx.now), budget, slice, lump });
      return true;
    }
    const others = slices.filter((id) => id !== slice);
    const balances = await this.ledger.lockBalances(tx, countyId, [budget, ...others]);
    const legs = fundLegs(balances, slice, missing);
    if (!legs) return false;
    await this.ledger.transfer(tx, {
      countyId,
      commandId: newId(tx.now),
      code: 'FUND',
      legs,
      businessDate: date,
    });
    return true;
  }

  private async purse(
    db: Queryable,
    { countyId, programmeId, date }: Pick<BudgetWish, 'countyId' | 'programmeId' | 'date'>,
  ): Promise<Purse> {
    const [purse] = await db.query<Purse>(
      `SELECT p.unit, b.account_id AS budget,
              (SELECT a.account_id FROM entitlement.programme_account a
                WHERE a.county_id = $1 AND a.programme_id = p.id AND a.kind = 'FUNDING') AS funding,
              ARRAY(SELECT s.account_id::text FROM entitlement.budget_slice s
                     WHERE s.county_id = $1 AND s.programme_id = p.id AND s.year = $3 ORDER BY s.stripe) AS slices
         FROM entitlement.programme p
         LEFT JOIN entitlement.budget b ON b.county_id = $1 AND b.programme_id = p.id AND b.year = $3
        WHERE p.id = $2`,
      [countyId, programmeId, Number(date.slice(0, 4))],
    );
    return purse;
  }

  private async openFunding(tx: Tx, { countyId, programmeId }: BudgetWish, { unit }: Purse): Promise<string> {
    return (await this.accounts.of(tx, countyId, { id: programmeId, unit })).FUNDING;
  }
}

const fenLeg = (debitAccount: string, creditAccount: string, amount: number): Leg => ({
  ...{ unit: 'FEN', debitAccount, creditAccount, amount },
});

/** Takes `missing` from the first of the accounts that have anything; undefined when together they have less. */
function fundLegs(
  balances: readonly { accountId: string; available: number }[],
  slice: string,
  missing: number,
): Leg[] | undefined {
  const legs: Leg[] = [];
  let rest = missing;
  for (const { accountId, available } of balances) {
    const amount = Math.min(available, rest);
    if (amount > 0) legs.push(fenLeg(accountId, slice, amount));
    rest -= amount;
  }
  return rest === 0 ? legs : undefined;
}
