import { Injectable } from '@nestjs/common';
import { firstDayOf, newId, type Period } from '@anzhi/kernel';
import type { ImportFile, Tx } from '@anzhi/platform';
import type { PlannedChange } from './list-plan.policy';

/** `people.department_list` */
export interface DepartmentListRow {
  readonly id: string;
  readonly kind: string;
  readonly countyId: number;
  readonly month: Period;
  readonly matched: number;
  readonly unknown: number;
  readonly unreadable: number;
  readonly needsConfirmation: boolean;
  readonly uploadedBy: string;
  readonly confirmedBy: string | null;
  readonly appliedAt: Date | null;
}

export interface Counts {
  readonly matched: number;
  readonly unchanged: number;
  readonly unknown: number;
  /** Rows with something wrong about a person who could be read. */
  readonly problems: number;
}

/** Somebody who was on the list before and would lose, or loses, the category. */
export interface Leaver {
  readonly id: string;
  readonly regionId: number;
}

/** Reads and writes `people.department_list` and what hangs on it, many rows a statement. */
@Injectable()
export class ListStore {
  async open(
    tx: Tx,
    file: ImportFile,
    list: { kind: string; countyId: number; month: Period },
  ): Promise<void> {
    await tx.query(
      `INSERT INTO people.department_list (id, kind, county_id, month, uploaded_by, uploaded_at)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO NOTHING`,
      [file.id, list.kind, list.countyId, list.month, file.uploadedBy, file.uploadedAt],
    );
  }

  /** undefined: not a row of the file could be read. */
  lock(tx: Tx, id: string): Promise<DepartmentListRow | undefined> {
    return tx.one<DepartmentListRow>(
      `SELECT id, kind, county_id AS "countyId", month, matched_count AS matched, unknown_count AS unknown,
              unreadable_count AS unreadable, needs_confirmation AS "needsConfirmation",
              uploaded_by AS "uploadedBy", confirmed_by AS "confirmedBy", applied_at AS "appliedAt"
         FROM people.department_list WHERE id = $1 FOR UPDATE`,
      [id],
    );
  }

  async count(tx: Tx, id: string, { matched, unchanged, unknown, problems }: Counts): Promise<void> {
    await tx.query(
      `UPDATE people.department_list
          SET matched_count = matched_count + $2, unchanged_count = unchanged_count + $3,
              unknown_count = unknown_count + $4, problem_count = problem_count + $5
        WHERE id = $1`,
      [id, matched, unchanged, unknown, problems],
    );
  }

  /** The rows that were not counted are those in which nobody could be read. */
  async endCount(tx: Tx, id: string, rowCount: number): Promise<void> {
    await tx.query(
      `UPDATE people.department_list
          SET unreadable_count = $2 - matched_count - unknown_count - problem_count, checked_at = $3
        WHERE id = $1`,
      [id, rowCount, tx.now],
    );
  }

  async enter(tx: Tx, listId: string, seniorIds: readonly string[]): Promise<void> {
    await tx.query(
      `INSERT INTO people.department_list_entry (list_id, senior_id)
       SELECT $1, id FROM unnest($2::uuid[]) AS id ON CONFLICT DO NOTHING`,
      [listId, seniorIds],
    );
  }

  /** Once applied, a change stays it; planned a second time, it is the same one. */
  async note(
    tx: Tx,
    listId: string,
    changes: readonly (PlannedChange & { seniorId: string })[],
    applied: boolean,
  ): Promise<void> {
    if (!changes.length) return;
    await tx.query(
      `INSERT INTO people.department_list_change AS c (id, list_id, senior_id, code, change, on_date, applied)
       SELECT DISTINCT ON ("seniorId", code, change, "onDate") id, $1::uuid, "seniorId", code, change, "onDate", $3::boolean
         FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, "seniorId" uuid, code text, change text, "onDate" date)
       ON CONFLICT ON CONSTRAINT department_list_change_once DO UPDATE SET applied = c.applied OR excluded.applied`,
      [listId, JSON.stringify(changes.map((change) => ({ id: newId(tx.now), ...change }))), applied],
    );
  }

  /** The month of a later list of this kind and county that was applied already. */
  async newerMonth(tx: Tx, { kind, countyId, month }: DepartmentListRow): Promise<Period | undefined> {
    const newer = await tx.one<{ month: Period }>(
      `SELECT month FROM people.department_list
        WHERE kind = $1 AND county_id = $2 AND month > $3 AND applied_at IS NOT NULL ORDER BY month DESC LIMIT 1`,
      [kind, countyId, month],
    );
    return newer?.month;
  }

  /** Those on the list applied before who still live in the county: how many, and who of them would lose it. */
  async leavers(
    tx: Tx,
    { id, kind, countyId, month }: DepartmentListRow,
    code: string,
  ): Promise<{ previous: number; leavers: Leaver[] }> {
    const rows = await tx.query<Leaver & { leaves: boolean }>(
      `WITH previous AS (
         SELECT id FROM people.department_list
          WHERE kind = $2 AND county_id = $3 AND month <= $4 AND applied_at IS NOT NULL AND id <> $1
          ORDER BY month DESC, applied_at DESC, id DESC LIMIT 1
       )
       SELECT s.id, s.region_id AS "regionId",
              NOT EXISTS (SELECT FROM people.department_list_entry e WHERE e.list_id = $1 AND e.senior_id = s.id)
              AND EXISTS (SELECT FROM people.category c
                           WHERE c.senior_id = s.id AND c.code = $5 AND upper_inf(c.known)
                             AND c.valid && daterange($6::date, NULL)) AS leaves
         FROM previous p JOIN people.department_list_entry m ON m.list_id = p.id
         JOIN people.senior s ON s.id = m.senior_id
        WHERE s.county_id = $3 AND s.deceased_on IS NULL ORDER BY s.id`,
      [id, kind, countyId, month, code, firstDayOf(month)],
    );
    const leavers = rows
      .filter(({ leaves }) => leaves)
      .map(({ id: senior, regionId }) => ({ id: senior, regionId }));
    return { previous: rows.length, leavers };
  }

  async assess(
    tx: Tx,
    id: string,
    figures: { previous: number; ended: number; needsConfirmation: boolean },
  ): Promise<void> {
    await tx.query(
      `UPDATE people.department_list SET previous_count = $2, ended_count = $3, needs_confirmation = $4 WHERE id = $1`,
      [id, figures.previous, figures.ended, figures.needsConfirmation],
    );
  }

  async confirm(tx: Tx, id: string, accountId: string): Promise<void> {
    await tx.query('UPDATE people.department_list SET confirmed_by = $2, confirmed_at = $3 WHERE id = $1', [
      id,
      accountId,
      tx.now,
    ]);
  }

  /** @returns how many changes there were */
  async close(tx: Tx, id: string): Promise<number> {
    const list = await tx.one<{ changed: number }>(
      `UPDATE people.department_list l SET applied_at = $2 WHERE id = $1
       RETURNING (SELECT count(*) FROM people.department_list_change c WHERE c.list_id = l.id AND c.applied) AS changed`,
      [id, tx.now],
    );
    return list!.changed;
  }
}
