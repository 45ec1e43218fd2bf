import { Injectable } from '@nestjs/common';
import { Clock, firstDayOf, type Ctx, type Period } from '@anzhi/kernel';
import { PeopleFacade } from '@anzhi/people';
import { Database } from '@anzhi/platform';
import { EntitlementErrors } from '../entitlement.errors';
import { sentences } from '../rules/sentences';
import { ENGINE_VERSION } from '../rules/rule';
import { whatWouldChange } from '../rules/what-would-change';
import { Bases, type Basis } from './bases';
import { seal } from './decide.policy';
import type { DecidedPerson, Explained } from './decided';
import { Deciding } from './deciding';
import { Determinations, type Determination } from './determinations';
import type { DeterminationDto, ExplainedProgrammeDto } from './determinations.dto';
import { FactSheets } from './fact-sheets';
import { whatHolds } from './what-holds.policy';
import { WhatHoldsQueries } from './what-holds.queries';
import { namesOf, sayWhyNot } from './why-not';
import { Wordings } from './wordings';

/** A decision made again, and the stored one it is compared with. */
interface Case {
  readonly basis: Basis;
  readonly decided: DecidedPerson;
  readonly factsAsOf: Date;
  readonly stored: Determination | null;
}

/** Makes a decision again, from what was stored or from what was known then. */
@Injectable()
export class Recall {
  constructor(
    private readonly db: Database,
    private readonly bases: Bases,
    private readonly sheets: FactSheets,
    private readonly deciding: Deciding,
    private readonly clock: Clock,
  ) {}

  async stored(stored: Determination): Promise<Case> {
    const { countyId, basisHash, on, seniorId, sheet, standing, factsAsOf } = stored;
    const basis = await this.bases.stored(this.db, countyId, basisHash, on);
    // Where he lived is among the facts; the ids of the divisions decide nothing.
    const person = { seniorId, countyId, regionId: countyId, sheet };
    return { basis, decided: this.deciding.explain(basis, person, standing), factsAsOf, stored };
  }

  /** On the facts as they were known when the month was issued, or are now. @throws entitlement.nothing-decided */
  async asKnown(seniorId: string, period: Period): Promise<Case> {
    const on = firstDayOf(period);
    const [today] = await this.sheets.of(this.db, [seniorId], on);
    const run = today && (await this.run(today.countyId, period));
    const factsAsOf = run?.factsAsOf ?? this.clock.now();
    const [then] = run ? await this.sheets.of(this.db, [seniorId], on, factsAsOf) : [today];
    const person = then ?? today;
    if (!person) throw EntitlementErrors.nothingDecided();
    const { basis, ...decided } = await this.deciding.forPerson(this.db, person, on);
    return { basis, decided, factsAsOf, stored: null };
  }

  private async run(countyId: number, period: Period): Promise<{ factsAsOf: Date } | undefined> {
    const [run] = await this.db.query<{ factsAsOf: Date }>(
      `SELECT facts_as_of AS "factsAsOf" FROM entitlement.issuance_run
        WHERE county_id = $1 AND period = $2 AND state <> 'CANCELLED' ORDER BY number DESC LIMIT 1`,
      [countyId, period],
    );
    return run;
  }
}

/** Why a senior has what he has in a month, and why not more: also of one who was granted nothing. */
@Injectable()
export class ExplainQueries {
  constructor(
    private readonly db: Database,
    private readonly people: PeopleFacade,
    private readonly determinations: Determinations,
    private readonly recall: Recall,
    private readonly wordings: Wordings,
    private readonly holding: WhatHoldsQueries,
  ) {}

  /** @throws entitlement.senior-not-found when the caller may not see the senior, entitlement.nothing-decided */
  async ofMonth(ctx: Ctx, seniorId: string, period: Period, replay: boolean): Promise<DeterminationDto> {
    if (!(await this.people.mayActFor(this.db, ctx, seniorId, 'VIEW')))
      throw EntitlementErrors.seniorNotFound();
    const [stored] = await this.determinations.ofMonth(this.db, seniorId, period);
    const found = stored ? await this.recall.stored(stored) : await this.recall.asKnown(seniorId, period);
    const isOfficer = ctx.scope.everywhere || ctx.scope.regionIds.length > 0;
    return this.shown(found, { seniorId, period, replay, isOfficer });
  }

  private async shown(
    { basis, decided, factsAsOf, stored }: Case,
    asked: { seniorId: string; period: Period; replay: boolean; isOfficer: boolean },
  ): Promise<DeterminationDto> {
    const again = seal(basis, decided);
    const holds = await this.holds(asked, basis, stored);
    const programmes: ExplainedProgrammeDto[] = [];
    for (const explained of decided.explained)
      programmes.push({
        ...(await this.programme(basis, decided, explained, asked.isOfficer)),
        ...holds(explained),
      });
    return {
      seniorId: asked.seniorId,
      countyId: basis.countyId,
      period: asked.period,
      on: basis.on,
      factsAsOf,
      number: stored?.number ?? null,
      engine: stored?.engine ?? ENGINE_VERSION,
      inputsHash: stored?.inputsHash ?? again.inputsHash,
      traceHash: stored?.traceHash ?? again.traceHash,
      replay:
        asked.replay && stored
          ? { same: stored.traceHash === again.traceHash, traceHash: again.traceHash }
          : null,
      programmes,
    };
  }

  /** What came of it, programme by programme. */
  private async holds(
    { seniorId, period }: { seniorId: string; period: Period },
    { countyId }: Basis,
    stored: Determination | null,
  ): Promise<(explained: Explained) => Pick<ExplainedProgrammeDto, 'givenAmount' | 'holdsNow'>> {
    const asked = { seniorId, countyId, period, applicationId: stored?.applicationId ?? null };
    const lots = await this.holding.lots(this.db, asked);
    const applications = await this.holding.applications(this.db, asked);
    return ({ law: { code, unit }, result: { granted } }) => {
      const { given, now } = whatHolds(
        { granted, unit, key: stored },
        lots.filter(({ programmeCode }) => programmeCode === code),
        applications.find(({ programmeCode }) => programmeCode === code),
      );
      return { givenAmount: given, holdsNow: [...now] };
    };
  }

  private async programme(
    basis: Basis,
    { person: { sheet }, standing }: DecidedPerson,
    { law, result, decision }: Explained,
    isOfficer: boolean,
  ): Promise<Omit<ExplainedProgrammeDto, 'givenAmount' | 'holdsNow'>> {
    const wording = await this.wordings.of(law, decision);
    const said = sentences(decision, wording);
    const ruling = basis.rulings.find((each) => each.law.id === law.id)!;
    const changes = whatWouldChange(law.rule, sheet, ruling.params, ruling.circumstances, wording);
    return {
      programmeCode: law.code,
      programmeName: law.zh,
      version: law.version,
      unit: law.unit,
      outcome: result.outcome,
      amount: result.amount,
      grantedAmount: result.granted,
      whyNot: result.whyNot && {
        code: result.whyNot.code,
        ...sayWhyNot(result.whyNot, namesOf(basis), standing.choices),
      },
      sentencesZh: said.zh,
      sentencesEn: said.en,
      wouldChange: changes.map(({ zh, en, outcome, amount }) => ({ zh, en, outcome, amount })),
      citation: law.citation,
      decision: isOfficer ? decision : null,
    };
  }
}
