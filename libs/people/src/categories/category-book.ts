import { Injectable } from '@nestjs/common';
import { businessDate } from '@anzhi/kernel';
import type { Tx } from '@anzhi/platform';
import { isBefore, rangeOf, type Days } from '../bitemporal/days';
import { Timeline } from '../bitemporal/timeline';
import { PeopleErrors } from '../people.errors';
import type { NewCategory } from '../people.types';
import { checkCategory } from './category.policy';

/** Whose file it is, and where its news are heard. */
export interface Whose {
  readonly id: string;
  /** Township of residence. */
  readonly regionId: number;
}

export interface KnownCategory extends Days {
  readonly id: string;
  readonly code: string;
  readonly source: string;
}

const timeline = new Timeline<{ senior_id: string; code: string }, { source: string }>('people.category', {
  senior_id: 'uuid',
  code: 'text',
});

/**
 * Writes categories and tells the contexts above from which day on the answer is another one. The caller holds the
 * lock on the senior.
 */
@Injectable()
export class CategoryBook {
  /** @throws people.category-overlaps and what `checkCategory` refuses */
  async add(tx: Tx, senior: Whose, category: NewCategory): Promise<string> {
    checkCategory(category);
    const overlaps = await overlapping(tx, senior.id, category);
    if (overlaps.length) throw PeopleErrors.categoryOverlaps({}, '/validFrom');
    return this.begin(tx, senior, category);
  }

  /**
   * As a roster states it: what is on file already stays, or is prolonged where the roster reaches further.
   * @returns whether anything changed
   */
  async put(tx: Tx, senior: Whose, category: NewCategory): Promise<boolean> {
    checkCategory(category);
    const [known, ...others] = await overlapping(tx, senior.id, category);
    if (!known) {
      await this.begin(tx, senior, category);
      return true;
    }
    if (others.length || known.from > category.validFrom)
      throw PeopleErrors.categoryOverlaps({}, '/validFrom');
    const isProlonged = isBefore(known.to, category.validTo ?? null);
    if (isProlonged) await this.begin(tx, senior, { ...category, validFrom: known.from });
    return isProlonged;
  }

  /** Ends it today; one that has not begun is taken back. */
  async end(tx: Tx, senior: Whose, { code, from, to }: KnownCategory): Promise<string> {
    const today = businessDate(tx.now);
    const onDate = from < today ? today : from;
    await this.endFrom(tx, [senior], code, { from: onDate, to });
    return onDate;
  }

  /** Ends what these seniors have of it in that time. */
  async endFrom(tx: Tx, seniors: readonly Whose[], code: string, days: Days): Promise<void> {
    const valid = rangeOf(days);
    const said = seniors.map(({ id }) => ({ key: { senior_id: id, code }, valid, data: null }));
    const written = await timeline.write(tx, said);
    written.forEach(({ covered }, at) => tell(tx, seniors[at], code, 'ENDED', covered));
  }

  /** Another time or source in place of the one that was recorded. @throws people.category-overlaps */
  async correct(tx: Tx, senior: Whose, old: KnownCategory, category: NewCategory): Promise<string> {
    checkCategory(category);
    const overlaps = await overlapping(tx, senior.id, category);
    if (overlaps.some(({ id }) => id !== old.id)) throw PeopleErrors.categoryOverlaps({}, '/validFrom');
    const { code, source } = category;
    const days = { from: category.validFrom, to: category.validTo ?? null };
    const key = { senior_id: senior.id, code };
    const { id, begun, ended } = await timeline.replace(tx, key, { old, days, data: { source } });
    tell(tx, senior, code, 'BEGUN', begun);
    tell(tx, senior, code, 'ENDED', ended);
    return id;
  }

  /** What is known now under this id. @throws people.category-not-found */
  async known(tx: Tx, seniorId: string, id: string): Promise<KnownCategory> {
    const known = await tx.one<KnownCategory>(
      `SELECT id, code, lower(valid) AS from, upper(valid) AS to, source FROM people.category
        WHERE id = $1 AND senior_id = $2 AND upper_inf(known)`,
      [id, seniorId],
    );
    if (!known) throw PeopleErrors.categoryNotFound();
    return known;
  }

  /** Records it for all of that time, whatever was known of it before. */
  async begin(tx: Tx, senior: Whose, { code, validFrom, validTo, source }: NewCategory): Promise<string> {
    const valid = rangeOf({ from: validFrom, to: validTo ?? null });
    const [{ id, uncovered }] = await timeline.write(tx, [
      { key: { senior_id: senior.id, code }, valid, data: { source } },
    ]);
    tell(tx, senior, code, 'BEGUN', uncovered);
    return id!;
  }
}

const overlapping = (
  tx: Tx,
  seniorId: string,
  { code, validFrom, validTo }: NewCategory,
): Promise<KnownCategory[]> =>
  tx.query<KnownCategory>(
    `SELECT id, code, lower(valid) AS from, upper(valid) AS to, source FROM people.category
      WHERE senior_id = $1 AND code = $2 AND upper_inf(known) AND valid && $3::daterange ORDER BY valid`,
    [seniorId, code, rangeOf({ from: validFrom, to: validTo ?? null })],
  );

function tell(tx: Tx, senior: Whose, code: string, change: 'BEGUN' | 'ENDED', days: readonly string[]): void {
  for (const onDate of days) {
    tx.publish({
      type: 'people.category-changed.v1',
      payload: { seniorId: senior.id, code, change, onDate },
      audience: { seniorId: senior.id, regionId: senior.regionId },
    });
  }
}
