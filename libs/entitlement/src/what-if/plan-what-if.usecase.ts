import { Injectable } from '@nestjs/common';
import {
  accountOf,
  addDays,
  businessDate,
  firstDayOf,
  nextPeriod,
  periodOf,
  startOfDay,
  type Ctx,
  type Period,
} from '@anzhi/kernel';
import { Settings, UnitOfWork, type Tx } from '@anzhi/platform';
import { Bases } from '../decisions/bases';
import { EntitlementErrors } from '../entitlement.errors';
import { EntitlementSettings } from '../entitlement.settings';
import { changed } from './change.policy';
import { CountiesOfDraft } from './counties-of-draft';
import { Drafts, type Draft, type DraftWish } from './drafts';
import { Pricing } from './pricing';
import type { PlanWhatIfDto } from './what-if.dto';
import { WHAT_IF_EXPIRY_JOB, WHAT_IF_JOB } from './what-if-run';
import { WhatIfStore, type NewPart } from './what-if.store';

/** Lays down what a month is to be tried by, county by county; the workers do the rest. */
@Injectable()
export class PlanWhatIf {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly drafts: Drafts,
    private readonly counties: CountiesOfDraft,
    private readonly bases: Bases,
    private readonly pricing: Pricing,
    private readonly store: WhatIfStore,
    private readonly settings: Settings,
  ) {}

  /** @throws entitlement.what-if-month-too-far, no-county-in-scope, and what `Drafts` throws */
  execute(ctx: Ctx, input: PlanWhatIfDto): Promise<string> {
    return this.uow.run(ctx, async (tx) => {
      const { period, takeUp = 'ENROLLED' } = input;
      const until = nextPeriod(periodOf(tx.now));
      if (period > until) throw EntitlementErrors.whatIfMonthTooFar({ until }, '/period');
      const draft = await this.drafts.find(tx, input.draft as DraftWish);
      const countyIds = await this.counties.of(ctx, draft, input.regionId ?? null);
      const costs = await this.settings.all(tx, {
        hourCostFen: EntitlementSettings.hourCostFen,
        visitCostFen: EntitlementSettings.visitCostFen,
        chunkSeniors: EntitlementSettings.chunkSeniors,
        keepDays: EntitlementSettings.whatIfKeepDays,
      });
      const parts: NewPart[] = [];
      for (const countyId of countyIds)
        parts.push(await this.part(tx, draft, { countyId, ...input }, costs.visitCostFen));
      const expiresOn = addDays(businessDate(tx.now), costs.keepDays);
      const { hourCostFen, chunkSeniors } = costs;
      const plan = { period, takeUp, hourCostFen, chunkSeniors, plannedBy: accountOf(ctx), expiresOn };
      const id = await this.store.insert(tx, { ...plan, ...namesOf(draft) }, parts);
      tx.schedule({ kind: WHAT_IF_JOB, key: id, dueAt: tx.now });
      tx.schedule({ kind: WHAT_IF_EXPIRY_JOB, key: id, dueAt: startOfDay(expiresOn) });
      const details = { period, takeUp, counties: countyIds, ...namesOf(draft) };
      tx.audit({ action: 'entitlement.what-if-planned', subject: 'what-if', subjectId: id, details });
      return id;
    });
  }

  private async part(
    tx: Tx,
    draft: Draft,
    { countyId, period, knownAt }: { countyId: number; period: Period; knownAt?: Date },
    visitCostFen: number,
  ): Promise<NewPart> {
    const on = firstDayOf(period);
    const before = await this.bases.on(tx, countyId, on);
    await this.bases.keep(tx, before);
    const change = await this.drafts.changeIn(tx, draft, countyId, on);
    const after = changed(before, change);
    const prices = await this.pricing.of(tx, { before, after, change }, visitCostFen);
    const factsAsOf = await this.factsAsOf(tx, countyId, period, knownAt);
    return { countyId, factsAsOf, basisHash: before.hash, change, prices };
  }

  /** What the month's run knew, else what was known when the month began; nobody knows what comes later. */
  private async factsAsOf(tx: Tx, countyId: number, period: Period, knownAt?: Date): Promise<Date> {
    if (knownAt) return earlier(knownAt, tx.now);
    const run = await tx.one<{ factsAsOf: Date }>(
      `SELECT facts_as_of AS "factsAsOf" FROM entitlement.issuance_run
        WHERE county_id = $1 AND period = $2 AND kind = 'MONTHLY' AND state <> 'CANCELLED' ORDER BY number LIMIT 1`,
      [countyId, period],
    );
    return earlier(run?.factsAsOf ?? startOfDay(firstDayOf(period)), tx.now);
  }
}

const earlier = (a: Date, b: Date): Date => (a < b ? a : b);

const namesOf = (draft: Draft) =>
  draft.kind === 'VERSION'
    ? { programmeId: draft.law.id, version: draft.law.version, parameterId: null }
    : { programmeId: null, version: null, parameterId: draft.id };
