import { Injectable } from '@nestjs/common';
import { businessDate, firstDayOf, nextPeriod, periodOfDate } from '@anzhi/kernel';
import type { StoredEvent, Tx } from '@anzhi/platform';
import { Bases } from '../decisions/bases';
import type { Person } from '../decisions/decided';
import { FactSheets } from '../decisions/fact-sheets';
import type { ProgrammeLaw } from '../programmes/programme';
import { Lifting } from './lifting';
import { StopRegister } from './stop-register';
import type { StopReason } from './stop.state';
import { StopStore } from './stop-store';
import { fromDay, lossTakesEffect } from './stop-terms.policy';

interface Change {
  readonly seniorId: string;
  /** First day on which the answer is another one. */
  readonly onDate: string;
  readonly reason: Extract<StopReason, 'CATEGORY_LOST' | 'LEVEL_CHANGED'>;
  readonly causeId: string;
  /** What was lost or gained, as a code. */
  readonly detail: string;
}

interface Held {
  readonly programmeId: string;
  /** First day after the last grant. */
  readonly until: string;
}

/**
 * When a category or a level changes, what was granted under it is asked again. The months to come need no stop: they
 * are decided on the facts of their first day. So a stop of this kind is about months that were granted already, and
 * about the first one that will not be.
 */
@Injectable()
export class LostClaims {
  constructor(
    private readonly sheets: FactSheets,
    private readonly bases: Bases,
    private readonly register: StopRegister,
    private readonly store: StopStore,
    private readonly lifting: Lifting,
  ) {}

  async categoryChanged(tx: Tx, { id, payload }: StoredEvent<'people.category-changed.v1'>): Promise<void> {
    const { seniorId, onDate, code, change } = payload;
    const about: Change = { seniorId, onDate, reason: 'CATEGORY_LOST', causeId: id, detail: code };
    await this.restoreRegained(tx, about);
    if (change === 'ENDED') await this.stopLost(tx, about);
  }

  async resultPublished(
    tx: Tx,
    { id, payload }: StoredEvent<'assessment.result-published.v1'>,
  ): Promise<void> {
    const { seniorId, validFrom, level } = payload;
    const detail = `${level}`;
    const about: Change = { seniorId, onDate: validFrom, reason: 'LEVEL_CHANGED', causeId: id, detail };
    await this.restoreRegained(tx, about);
    await this.stopLost(tx, about);
  }

  private async stopLost(tx: Tx, change: Change): Promise<void> {
    for (const held of await this.heldFrom(tx, change)) {
      const asked = await this.ask(tx, change.seniorId, held.programmeId, (law) =>
        lossTakesEffect(change.onDate, law?.end ?? 'END_OF_MONTH'),
      );
      if (!asked || asked.outcome !== 'N' || held.until < asked.on) continue;
      if (await this.isStopped(tx, change.seniorId, held, asked.on)) continue;
      const { person, law, on } = asked;
      const nextMonth = firstDayOf(nextPeriod(periodOfDate(on)));
      const until = held.until > nextMonth ? held.until : nextMonth;
      await this.register.record(tx, {
        ...{ seniorId: person.seniorId, countyId: person.countyId, regionId: person.regionId },
        ...{ programme: law, reason: change.reason, causeId: change.causeId, happenedOn: change.onDate },
        ...{ terms: fromDay(on, until), detail: change.detail },
      });
    }
  }

  /** The change is for the better, or corrects an earlier one: what was stopped in vain comes back. */
  private async restoreRegained(tx: Tx, change: Change): Promise<void> {
    for (const stop of await this.store.standing(tx, change.seniorId, ['CATEGORY_LOST', 'LEVEL_CHANGED'])) {
      if (!stop.programmeId) continue;
      const asked = await this.ask(tx, change.seniorId, stop.programmeId, () => stop.from);
      const step = { role: 'SYSTEM', reason: `按更正后的事实仍符合条件（${change.detail}）` };
      if (asked?.outcome === 'G') await this.lifting.lift(tx, stop, step);
    }
  }

  /** For an earlier change of the same kind, as far as the grants reach. */
  private async isStopped(tx: Tx, seniorId: string, held: Held, on: string): Promise<boolean> {
    const stops = await this.store.standing(tx, seniorId, ['CATEGORY_LOST', 'LEVEL_CHANGED']);
    return stops.some(
      ({ programmeId, from, until }) =>
        programmeId === held.programmeId && from <= on && (until === null || until >= held.until),
    );
  }

  /** Programmes whose grants reach to the change or beyond it. */
  private heldFrom(tx: Tx, { seniorId, onDate }: Change): Promise<Held[]> {
    return tx.query(
      `SELECT programme_id AS "programmeId", max(upper(usable)) AS until FROM entitlement.benefit_grant
        WHERE senior_id = $1 AND upper(usable) >= $2::date GROUP BY programme_id ORDER BY programme_id`,
      [seniorId, onDate],
    );
  }

  /** What the programme's rule alone says, on the day on which the change takes effect for it. */
  private async ask(
    tx: Tx,
    seniorId: string,
    programmeId: string,
    dayOf: (law: ProgrammeLaw | undefined) => string,
  ): Promise<{ person: Person; law: ProgrammeLaw; outcome: string; on: string } | undefined> {
    const lawOn = async (person: Person, on: string) =>
      (await this.bases.on(tx, person.countyId, on)).rulings.find(({ law }) => law.id === programmeId);
    const [now] = await this.sheets.of(tx, [seniorId], businessDate(tx.now));
    if (!now) return undefined;
    const on = dayOf((await lawOn(now, businessDate(tx.now)))?.law);
    const [person] = await this.sheets.of(tx, [seniorId], on);
    const ruling = person && (await lawOn(person, on));
    return ruling && { person, law: ruling.law, outcome: ruling.rule.decide(person.sheet).outcome, on };
  }
}
