import { Injectable } from '@nestjs/common';
import { businessDate, Clock, periodOfDate, type Ctx } from '@anzhi/kernel';
import { CATEGORY_NAMES, PeopleFacade } from '@anzhi/people';
import { Database, type Queryable, type Tx } from '@anzhi/platform';
import type { Basis } from '../decisions/bases';
import type { DecidedPerson, Explained } from '../decisions/decided';
import { Deciding, type Thought } from '../decisions/deciding';
import { Determinations } from '../decisions/determinations';
import { FactSheets } from '../decisions/fact-sheets';
import { namesOf, sayWhyNot } from '../decisions/why-not';
import { EntitlementErrors } from '../entitlement.errors';
import { GrantStore } from '../grants/grant.store';
import type { Wording } from '../rules/say-step';
import { sentences } from '../rules/sentences';
import { whatWouldChange } from '../rules/what-would-change';
import type { Application } from './application';
import type { PreviewDto } from './application.dto';
import type { DeterminationRef } from './application-store';

interface Asked {
  readonly decided: DecidedPerson & { readonly basis: Basis };
  readonly explained: Explained;
}

/** What the rules say today about somebody who applies, as if he were enrolled already and had chosen it. */
@Injectable()
export class ApplicationDecisions {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly people: PeopleFacade,
    private readonly sheets: FactSheets,
    private readonly deciding: Deciding,
    private readonly determinations: Determinations,
    private readonly grants: GrantStore,
  ) {}

  /** Nothing is recorded. @throws entitlement.senior-not-found, entitlement.programme-not-found */
  async preview(ctx: Ctx, seniorId: string, programmeCode: string): Promise<PreviewDto> {
    if (!(await this.people.mayActFor(this.db, ctx, seniorId, 'VIEW')))
      throw EntitlementErrors.seniorNotFound();
    const today = businessDate(this.clock.now());
    const { decided, explained } = await this.ask(this.db, seniorId, today, programmeCode);
    const { law, decision, result } = explained;
    const { rulings } = decided.basis;
    const { params, circumstances } = rulings.find((ruling) => ruling.law.id === law.id)!;
    const wording = wordingOf(explained);
    const said = sentences(decision, wording);
    const lost =
      decision.outcome === 'G' && result.whyNot
        ? [sayWhyNot(result.whyNot, namesOf(decided.basis), decided.standing.choices)]
        : [];
    const changes = whatWouldChange(law.rule, decided.person.sheet, params, circumstances, wording);
    return {
      ...{ seniorId, programmeCode, programmeZh: law.zh, programmeEn: law.en, unit: law.unit },
      ...{ outcome: decision.outcome, amount: decision.amount },
      sentencesZh: [...said.zh, ...lost.map(({ zh }) => zh)],
      sentencesEn: [...said.en, ...lost.map(({ en }) => en)],
      wouldChangeZh: changes.map(({ zh }) => zh),
      wouldChangeEn: changes.map(({ en }) => en),
      openApplicationId: await this.openApplication(seniorId, law.id),
    };
  }

  /** Keeps what the rules say as a determination of this month. */
  async record(tx: Tx, application: Application): Promise<DeterminationRef> {
    return this.keep(tx, application, await this.askFor(tx, application));
  }

  /** The same, for an approval. @throws entitlement.not-eligible, entitlement.evidence-needed */
  async recordGranted(tx: Tx, application: Application): Promise<DeterminationRef> {
    const asked = await this.askFor(tx, application);
    const { outcome, missing } = asked.explained.decision;
    if (outcome === 'U') throw EntitlementErrors.evidenceNeeded({ facts: missing.join('、') });
    if (outcome === 'N') {
      const [why] = sentences(asked.explained.decision, wordingOf(asked.explained)).zh;
      throw EntitlementErrors.notEligible({ why });
    }
    return this.keep(tx, application, asked);
  }

  private async askFor(tx: Tx, { seniorId, programmeId, countyId }: Application): Promise<Asked> {
    const programme = await tx.one<{ code: string }>('SELECT code FROM entitlement.programme WHERE id = $1', [
      programmeId,
    ]);
    const asked = await this.ask(tx, seniorId, businessDate(tx.now), programme!.code);
    if (asked.decided.basis.countyId !== countyId) throw EntitlementErrors.seniorMoved();
    return asked;
  }

  private async ask(db: Queryable, seniorId: string, on: string, code: string): Promise<Asked> {
    const [person] = await this.sheets.of(db, [seniorId], on);
    if (!person) throw EntitlementErrors.seniorNotFound();
    const [asIf] = await db.query<Thought>(
      'SELECT id, code, exclusive_group AS "exclusiveGroup" FROM entitlement.programme WHERE code = $1',
      [code],
    );
    const decided = await this.deciding.forPerson(db, person, on, asIf);
    const explained = decided.explained.find(({ law }) => law.code === code);
    if (!explained) throw EntitlementErrors.programmeNotFound({ code }, '/programmeCode');
    return { decided, explained };
  }

  private async keep(
    tx: Tx,
    { id, countyId, seniorId }: Application,
    asked: Asked,
  ): Promise<DeterminationRef> {
    const { decided } = asked;
    const period = periodOfDate(decided.basis.on);
    await this.grants.lockMonth(tx, countyId, period, 'ALONE');
    const occasion = { basis: decided.basis, period, factsAsOf: tx.now, applicationId: id };
    const numbers = await this.determinations.record(tx, occasion, [decided]);
    return { period, number: numbers.get(seniorId)! };
  }

  private async openApplication(seniorId: string, programmeId: string): Promise<string | null> {
    const row = await this.db.one<{ id: string }>(
      `SELECT id FROM entitlement.application WHERE senior_id = $1 AND programme_id = $2
          AND state NOT IN ('REFUSED', 'APPEAL_DECIDED', 'WITHDRAWN')`,
      [seniorId, programmeId],
    );
    return row?.id ?? null;
  }
}

const wordingOf = ({ law }: Explained): Wording => ({
  programme: law,
  unit: law.unit === 'VOUCHER' ? 'FEN' : law.unit,
  categories: CATEGORY_NAMES,
  regions: {},
});
