import { Injectable } from '@nestjs/common';
import { firstDayOf, type Period } from '@anzhi/kernel';
import { Settings, type Tx } from '@anzhi/platform';
import { CategoryBook } from '../categories/category-book';
import { LifeEventBook } from '../life-events/life-event-book';
import type { LifeEventKind } from '../life-events/life-events.dto';
import { PeopleErrors } from '../people.errors';
import { PeopleSettings } from '../people.settings';
import { needsSecondOfficer, type PersonOnFile, type PlannedChange } from './list-plan.policy';
import { ListStore, type DepartmentListRow, type Leaver } from './list-store';

/** Puts into the files what a list says, and takes out of them what it says no more. */
@Injectable()
export class ListApplication {
  constructor(
    private readonly store: ListStore,
    private readonly categories: CategoryBook,
    private readonly lifeEvents: LifeEventBook,
    private readonly settings: Settings,
  ) {}

  /** Before anything is planned for somebody: nobody else changes his file until the end. */
  async lock(tx: Tx, seniorIds: readonly string[]): Promise<void> {
    await tx.query('SELECT FROM people.senior WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE', [
      seniorIds,
    ]);
  }

  async carryOut(
    tx: Tx,
    person: PersonOnFile,
    { listId, month, source, changes }: CarriedOut,
  ): Promise<void> {
    for (const { code, change, onDate } of changes) {
      if (change === 'BEGUN') {
        const category = { code, validFrom: firstDayOf(month), source };
        await this.categories.begin(tx, person, category);
        tx.audit(audited(person, 'added', { code, onDate, listId }));
      } else {
        await this.lifeEvents.record(tx, person, { kind: code as LifeEventKind, onDate, source });
      }
    }
    const noted = changes.map((change) => ({ ...change, seniorId: person.id }));
    await this.store.note(tx, listId, noted, true);
  }

  /** Who would lose the category, noted with the list; and whether that needs a second officer. */
  async assess(tx: Tx, list: DepartmentListRow, code: string): Promise<Assessment> {
    const { previous, leavers } = await this.store.leavers(tx, list, code);
    const dropPercent = await this.settings.get(tx, PeopleSettings.listDropPercent);
    const figures = { previous, ended: leavers.length, unreadable: list.unreadable };
    const needsConfirmation = needsSecondOfficer(figures, dropPercent);
    await this.store.assess(tx, list.id, { ...figures, needsConfirmation });
    await this.store.note(tx, list.id, endings(leavers, code, list.month), false);
    return { ...figures, needsConfirmation };
  }

  /** @throws people.list-superseded; refuses with people.list-needs-confirmation, keeping the new figures */
  async admit(tx: Tx, list: DepartmentListRow, code: string): Promise<void> {
    const newer = await this.store.newerMonth(tx, list);
    if (newer) throw PeopleErrors.listSuperseded({ month: newer });
    const { needsConfirmation, ended, previous } = await this.assess(tx, list, code);
    if (!needsConfirmation || list.confirmedBy) return;
    tx.audit({
      action: 'people.list-held-back',
      subject: 'department-list',
      subjectId: list.id,
      regionId: list.countyId,
      details: { kind: list.kind, month: list.month, ended, previous },
    });
    tx.refuse(PeopleErrors.listNeedsConfirmation({ ended, previous }));
  }

  /** From the list's month on, whoever is not on it any more loses the category. */
  async endLeavers(tx: Tx, list: DepartmentListRow, code: string): Promise<void> {
    await this.lock(
      tx,
      (await this.store.leavers(tx, list, code)).leavers.map(({ id }) => id),
    );
    const { leavers } = await this.store.leavers(tx, list, code);
    await this.categories.endFrom(tx, leavers, code, { from: firstDayOf(list.month), to: null });
    await this.store.note(tx, list.id, endings(leavers, code, list.month), true);
    for (const leaver of leavers) {
      tx.audit(audited(leaver, 'ended', { code, onDate: firstDayOf(list.month), listId: list.id }));
    }
  }
}

interface CarriedOut {
  readonly listId: string;
  readonly month: Period;
  readonly source: string;
  readonly changes: readonly PlannedChange[];
}

interface Assessment {
  readonly previous: number;
  readonly ended: number;
  readonly needsConfirmation: boolean;
}

const endings = (leavers: readonly Leaver[], code: string, month: Period) =>
  leavers.map(({ id }) => ({ seniorId: id, code, change: 'ENDED' as const, onDate: firstDayOf(month) }));

const audited = (
  { id, regionId }: Leaver,
  what: string,
  details: { code: string; onDate: string; listId: string },
) => ({
  action: `people.category-${what}`,
  subject: 'senior',
  subjectId: id,
  seniorId: id,
  regionId,
  details,
});
