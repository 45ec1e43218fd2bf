import { businessDate, Clock, DomainError, periodOf, type Scope } from '@anzhi/kernel';
import type { GeoFacade } from '@anzhi/geo';
import {
  problemOfRow,
  type CheckedRow,
  type ImportDefinition,
  type ImportFile,
  type Queryable,
  type RowFinding,
  type RowIdentity,
  type RowOutcome,
  type RowProblem,
  type RowReader,
  type Tx,
} from '@anzhi/platform';
import { PeopleImportPermissions } from '../imports/import.permissions';
import { PeopleErrors } from '../people.errors';
import { planOf, type PersonOnFile, type PlannedChange } from './list-plan.policy';
import { columnsOf, ListRowReader, type ListRow } from './list-row';
import type { ListRule } from './list-rule';
import type { ListApplication } from './list-application';
import type { ListStore } from './list-store';
import type { PersonQueries } from './person.queries';

export interface ListParts {
  readonly geo: GeoFacade;
  readonly clock: Clock;
  readonly persons: PersonQueries;
  readonly store: ListStore;
  readonly application: ListApplication;
}

type Plan =
  | { readonly person: PersonOnFile; readonly changes: readonly PlannedChange[] }
  | { readonly error: DomainError };

/** A monthly list of another department as a file to import; what the kinds differ in is said by their rules. */
export class DepartmentList implements ImportDefinition<ListRow> {
  readonly kind: string;
  readonly title: ListRule['title'];
  readonly permission = PeopleImportPermissions.importLists;
  readonly columns: ImportDefinition<ListRow>['columns'];
  private readonly reader: ListRowReader;

  constructor(
    private readonly rule: ListRule,
    private readonly parts: ListParts,
  ) {
    this.kind = rule.kind;
    this.title = rule.title;
    this.columns = columnsOf(rule);
    this.reader = new ListRowReader(parts.geo, rule);
  }

  read(cells: RowReader, scope: Scope): Promise<ListRow | undefined> {
    return this.reader.read(cells, scope);
  }

  /** All rows are of one list: the same county and month. */
  identityOf({ identityNumber, countyId, month, claims }: ListRow): RowIdentity {
    return {
      key: JSON.stringify([identityNumber, claims]),
      subject: { key: 'list', description: `${countyId} ${month}` },
    };
  }

  async check(db: Queryable, _: Scope, rows: readonly ListRow[]): Promise<RowFinding[]> {
    return (await this.plan(db, rows)).map((plan) => {
      if ('error' in plan) return [problemOfRow(this.columns, plan.error)];
      return plan.changes.length ? 'CHANGED' : 'UNCHANGED';
    });
  }

  async apply(tx: Tx, row: ListRow, { id }: ImportFile): Promise<RowOutcome> {
    const [found] = await this.parts.persons.of(tx, [row]);
    if (found) await this.parts.application.lock(tx, [found.id]);
    const [plan] = await this.plan(tx, [row]);
    if ('error' in plan) throw plan.error;
    const { person, changes } = plan;
    const { month } = row;
    await this.parts.application.carryOut(tx, person, {
      listId: id,
      month,
      source: this.sourceOf(row),
      changes,
    });
    return changes.length ? 'CHANGED' : 'UNCHANGED';
  }

  async checked(
    tx: Tx,
    file: ImportFile,
    rows: readonly CheckedRow<ListRow>[],
    isLast: boolean,
  ): Promise<void> {
    const { store, application } = this.parts;
    const first = rows.find(({ row }) => row)?.row;
    if (first) await store.open(tx, file, { ...first, kind: this.kind });
    await this.take(tx, file.id, rows);
    if (!isLast) return;
    await store.endCount(tx, file.id, file.rowCount);
    const list = await store.lock(tx, file.id);
    if (list && this.rule.completes) await application.assess(tx, list, this.rule.completes);
  }

  async admit(tx: Tx, { id }: ImportFile): Promise<void> {
    const list = await this.parts.store.lock(tx, id);
    if (list && this.rule.completes) await this.parts.application.admit(tx, list, this.rule.completes);
  }

  async completed(tx: Tx, { id }: ImportFile): Promise<void> {
    const list = await this.parts.store.lock(tx, id);
    if (!list) return;
    if (this.rule.completes) await this.parts.application.endLeavers(tx, list, this.rule.completes);
    const changed = await this.parts.store.close(tx, id);
    const { kind, month, matched, unknown, countyId } = list;
    tx.publish({
      type: 'people.list-applied.v1',
      payload: { listId: id, kind, month, matched, changed, unknown },
      audience: { regionId: countyId },
    });
  }

  subtree(regionIds: readonly number[]): Promise<number[]> {
    return this.parts.geo.subtree(regionIds);
  }

  /** Counts a part of the rows, and notes who is on the list and what it is going to change. */
  private async take(tx: Tx, listId: string, rows: readonly CheckedRow<ListRow>[]): Promise<void> {
    const good = rows.flatMap(({ row, outcome }) => (row && outcome !== 'FAILED' ? [row] : []));
    const plans = (await this.plan(tx, good)).flatMap((plan) => ('error' in plan ? [] : [plan]));
    if (this.rule.completes)
      await this.parts.store.enter(
        tx,
        listId,
        plans.map(({ person }) => person.id),
      );
    const changes = plans.flatMap(({ person, changes }) =>
      changes.map((change) => ({ ...change, seniorId: person.id })),
    );
    await this.parts.store.note(tx, listId, changes, false);
    await this.parts.store.count(tx, listId, {
      matched: plans.length,
      unchanged: plans.filter((plan) => !plan.changes.length).length,
      unknown: rows.filter(({ problems }) => problems.some(isUnknown)).length,
      problems: rows.filter(({ row, problems }) => row && problems.length && !problems.some(isAboutNobody))
        .length,
    });
  }

  private async plan(db: Queryable, rows: readonly ListRow[]): Promise<Plan[]> {
    const now = this.parts.clock.now();
    const today = businessDate(now);
    const persons = await this.parts.persons.of(db, rows);
    return rows.map(({ claims, month }, at) => {
      const person = persons[at];
      try {
        if (month > periodOf(now)) throw PeopleErrors.monthInFuture({}, '/month');
        if (!person) throw PeopleErrors.notOnFile({}, '/identityNumber');
        return { person, changes: planOf(claims, person, { month, today }) };
      } catch (error) {
        if (error instanceof DomainError) return { error };
        throw error;
      }
    });
  }

  /** As it stands in the files: 低保名单 2026-11. */
  private sourceOf({ month }: ListRow): string {
    return `${this.title.zh} ${Math.floor(month / 100)}-${String(month % 100).padStart(2, '0')}`;
  }
}

const isUnknown = ({ code }: RowProblem): boolean => code === 'people.not-on-file';
/** Somebody is not on file, or the row belongs to another list: nobody of this one could be read. */
const isAboutNobody = (problem: RowProblem): boolean =>
  isUnknown(problem) ||
  problem.code === 'imports.row.contradicts' ||
  problem.code === 'people.month-in-future';
