import { Injectable } from '@nestjs/common';
import { businessDate, firstDayOf, newId, type Period } from '@anzhi/kernel';
import { LedgerFacade } from '@anzhi/ledger';
import type { Tx } from '@anzhi/platform';
import { Bases } from '../decisions/bases';
import type { Decided, ProgrammeResult } from '../decisions/decided';
import { Deciding } from '../decisions/deciding';
import { Determinations, type Occasion } from '../decisions/determinations';
import { FactSheets } from '../decisions/fact-sheets';
import { groupBy } from '../group-by';
import { ProgrammeAccounts } from '../programmes/programme-accounts';
import type { ProgrammeLaw } from '../programmes/programme';
import { GrantStore, type NewGrant } from './grant.store';
import { backPayLot, keyPeriod, lotsOf } from './lots.policy';

/** What kind of grant it is: the month's own, one that came late, one for a month that was missed. */
export type IssueKind = 'MONTHLY' | 'SUPPLEMENT' | 'BACK_PAY';

export interface Issue extends Occasion {
  readonly kind: IssueKind;
  /** Only this programme; left out: all that grant something. */
  readonly programmeCode?: string;
}

/** Grants outside a run: an application that was approved, a stop that was lifted. */
export interface IssueTo {
  readonly programmeCode?: string;
  readonly period: Period;
  readonly seniorIds: readonly string[];
  /** SUPPLEMENT unless given. */
  readonly kind?: IssueKind;
  /** The day that decides, `YYYY-MM-DD`; the first of the month unless given. Lots begin on it at the earliest. */
  readonly on?: string;
  readonly applicationId?: string;
}

/** Gives what was decided. Who already has his keeps it: the primary key of the grant says so. */
@Injectable()
export class Grants {
  constructor(
    private readonly sheets: FactSheets,
    private readonly deciding: Deciding,
    private readonly bases: Bases,
    private readonly determinations: Determinations,
    private readonly store: GrantStore,
    private readonly accounts: ProgrammeAccounts,
    private readonly ledger: LedgerFacade,
  ) {}

  /**
   * Decides for these seniors and grants what they do not have yet, in the counties they live in.
   * @returns how many grants were given, one for each senior and programme
   */
  async issueTo(tx: Tx, { seniorIds, period, programmeCode, ...order }: IssueTo): Promise<number> {
    const on = order.on ?? firstDayOf(period);
    if (programmeCode) await this.bases.requireLaw(tx, programmeCode, on);
    const people = await this.sheets.of(tx, seniorIds, on);
    let granted = 0;
    for (const countyId of new Set(people.map((person) => person.countyId))) {
      await this.store.lockMonth(tx, countyId, period, 'ALONE');
      const basis = await this.bases.on(tx, countyId, on);
      const here = people.filter((person) => person.countyId === countyId);
      const decided = await this.deciding.bulk(tx, basis, here);
      const { applicationId, kind = 'SUPPLEMENT' } = order;
      const issue = { basis, period, factsAsOf: tx.now, kind, applicationId, programmeCode };
      granted += benefitsIn(await this.issue(tx, issue, decided));
    }
    return granted;
  }

  /** The lots that would be granted: what was decided and nobody has yet. */
  missing(tx: Tx, issue: Issue, decided: readonly Decided[]): Promise<NewGrant[]> {
    return this.store.missing(tx, issue.basis.countyId, lotsFor(tx, issue, decided));
  }

  /**
   * Grants what was decided, under the lock of the month.
   * @param alsoRecord seniors whose decision is to be kept although nothing is granted
   * @returns the lots that are new; a fixed number of statements for each programme, however many seniors
   */
  async issue(
    tx: Tx,
    issue: Issue,
    decided: readonly Decided[],
    alsoRecord: ReadonlySet<string> = new Set(),
  ): Promise<NewGrant[]> {
    const fresh = await this.missing(tx, issue, decided);
    const keep = new Set([...fresh.map(({ seniorId }) => seniorId), ...alsoRecord]);
    const numbers = await this.determinations.record(
      tx,
      issue,
      decided.filter(({ person }) => keep.has(person.seniorId)),
    );
    if (!fresh.length) return [];
    const granted = await this.store.insert(tx, issue, fresh, numbers);
    await this.fund(tx, issue, granted);
    await this.requireBooked(tx, issue.basis.countyId, granted);
    this.announce(tx, issue, granted);
    return granted;
  }

  private async fund(tx: Tx, { basis }: Issue, granted: readonly NewGrant[]): Promise<void> {
    for (const { law } of basis.rulings) {
      const ofLaw = granted.filter(({ programmeId }) => programmeId === law.id);
      if (!ofLaw.length) continue;
      const { SOURCE } = await this.accounts.of(tx, basis.countyId, law);
      for (const lots of groupBy(ofLaw, ({ from, until }) => `${from} ${until}`).values())
        await this.ledger.grantLots(tx, {
          countyId: basis.countyId,
          commandId: newId(tx.now),
          unit: law.unit,
          kind: 'LOT',
          source: SOURCE,
          usable: { from: lots[0].from, until: lots[0].until },
          lots: lots.map(({ lotId, amount }) => ({ accountId: lotId, amount })),
          businessDate: lots[0].from,
        });
    }
  }

  /** The ledger says the same, lot by lot. Nobody else knows the lots yet, so nothing can have moved on them. */
  private async requireBooked(tx: Tx, countyId: number, granted: readonly NewGrant[]): Promise<void> {
    const lotIds = granted.map(({ lotId }) => lotId);
    const balances = await this.ledger.balances(tx, countyId, lotIds);
    const booked = new Map(balances.map((balance) => [balance.accountId, balance.granted]));
    const wrong = granted.filter(({ lotId, amount }) => booked.get(lotId) !== amount);
    if (wrong.length) throw new Error(`${wrong.length} lots are not booked as they were granted`);
  }

  /** One event for each senior and programme, to the senior's room only; one audit line for each programme. */
  private announce(tx: Tx, { basis, period, kind, runId }: Issue, granted: readonly NewGrant[]): void {
    for (const [programmeCode, grants] of groupBy(granted, (grant) => grant.programmeCode)) {
      const { unit, programmeId } = grants[0];
      for (const [seniorId, lots] of groupBy(grants, (grant) => grant.seniorId))
        tx.publish({
          type: 'entitlement.benefit-granted.v1',
          payload: { seniorId, programmeCode, period, unit, amount: sum(lots) },
          audience: { seniorId },
        });
      tx.audit({
        action: 'entitlement.benefit-granted',
        subject: 'programme',
        subjectId: programmeId,
        regionId: basis.countyId,
        details: { period, kind, grants: grants.length, unit, amount: sum(grants), runId: runId ?? null },
      });
    }
  }
}

function lotsFor(tx: Tx, issue: Issue, decided: readonly Decided[]): NewGrant[] {
  const laws = new Map(issue.basis.rulings.map(({ law }) => [law.id, law]));
  return decided.flatMap(({ person, results }) =>
    results
      .filter(({ granted, code }) => granted > 0 && (issue.programmeCode ?? code) === code)
      .flatMap((result) => lotsOfResult(tx, issue, laws.get(result.programmeId)!, person.seniorId, result)),
  );
}

function lotsOfResult(
  tx: Tx,
  { basis, period, kind }: Issue,
  law: ProgrammeLaw,
  seniorId: string,
  { granted }: ProgrammeResult,
): NewGrant[] {
  const lots = kind === 'BACK_PAY' ? [backPayLot(businessDate(tx.now))] : lotsOf(law, period, basis.on);
  return lots.map(({ seq, usable }) => ({
    seniorId,
    programmeId: law.id,
    programmeCode: law.code,
    version: law.version,
    period: keyPeriod(law, period),
    seq,
    kind: law.frequency === 'ONCE' ? 'ONCE' : kind,
    unit: law.unit,
    amount: granted,
    from: usable.from,
    until: usable.until,
    lotId: newId(tx.now),
  }));
}

const sum = (grants: readonly NewGrant[]): number => grants.reduce((total, { amount }) => total + amount, 0);

/** Grants as people count them: what a senior gets from a programme is one, in however many lots. */
export const benefitsIn = (grants: readonly NewGrant[]): number =>
  new Set(grants.map(({ seniorId, programmeId }) => `${seniorId} ${programmeId}`)).size;
