import { Injectable } from '@nestjs/common';
import { businessDate } from '@anzhi/kernel';
import type { Queryable, Tx } from '@anzhi/platform';
import { instantOf, knownAt, Timeline } from '../bitemporal/timeline';
import type { Residence } from '../people.types';
import type { Place } from '../seniors/places';

type Location = Omit<Place, 'path'>;

interface Stretch extends Location {
  /** null: as long as anybody knows. */
  readonly from: string | null;
  readonly to: string | null;
}

const timeline = new Timeline<
  { senior_id: string },
  { region_id: number; place_id: number; county_id: number; source: string }
>('people.residence', { senior_id: 'uuid' });

/** Where seniors live and lived. `people.senior` follows: it shows where they live today. */
@Injectable()
export class ResidenceBook {
  /** The first one on file; where somebody lived before, nobody says. */
  async begin(tx: Tx, seniorId: string, place: Location, source: string): Promise<void> {
    const data = { ...columnsOf(place), source };
    await timeline.write(tx, [{ key: { senior_id: seniorId }, valid: '(,)', data }]);
  }

  /** @param to null: away, nobody knows where to. Moves already known to follow stay. */
  async move(
    tx: Tx,
    seniorId: string,
    { to, onDate, source }: { to: Location | null; onDate: string; source: string },
  ): Promise<void> {
    const known = await stretchesOf(tx, seniorId);
    const lasting = known.find(
      ({ from, to: end }) => (from ?? '') <= onDate && (end === null || end > onDate),
    );
    const until = lasting ? lasting.to : firstAfter(known, onDate);
    const data = to && { ...columnsOf(to), source };
    const valid = range(onDate, until);
    await timeline.write(tx, [{ key: { senior_id: seniorId }, valid, data }]);
    await this.showToday(tx, seniorId);
  }

  /** Takes a move back: the senior went on living where he did before, until the next move that is known. */
  async undo(
    tx: Tx,
    seniorId: string,
    { toPlaceId, onDate, source }: { toPlaceId: number | null; onDate: string; source: string },
  ): Promise<void> {
    const known = await stretchesOf(tx, seniorId);
    const before = known.find(({ to }) => to === onDate);
    const after = known.find(({ from }) => from === onDate);
    if (!before || (after?.placeId ?? null) !== toPlaceId) return;
    const valid = range(before.from, after ? after.to : firstAfter(known, onDate));
    const data = { ...columnsOf(before), source };
    await timeline.write(tx, [{ key: { senior_id: seniorId }, valid, data }]);
    await this.showToday(tx, seniorId);
  }

  /** Where he lived on a day as it was known at an instant; undefined when nobody knew. */
  async on(db: Queryable, seniorId: string, date: string, at?: Date): Promise<Residence | undefined> {
    const [residence] = await db.query<Residence>(
      `SELECT region_id AS "regionId", place_id AS "placeId", county_id AS "countyId", source
         FROM people.residence r WHERE senior_id = $1 AND valid @> $2::date AND ${knownAt('r.known', '$3')}`,
      [seniorId, date, instantOf(at)],
    );
    return residence;
  }

  private async showToday(tx: Tx, seniorId: string): Promise<void> {
    await tx.query(
      `UPDATE people.senior s SET region_id = r.region_id, place_id = r.place_id, county_id = r.county_id
         FROM people.residence r
        WHERE s.id = $1 AND r.senior_id = s.id AND upper_inf(r.known) AND r.valid @> $2::date`,
      [seniorId, businessDate(tx.now)],
    );
  }
}

const columnsOf = ({ regionId, placeId, countyId }: Location) => ({
  region_id: regionId,
  place_id: placeId,
  county_id: countyId,
});

const range = (from: string | null, to: string | null): string => `[${from ?? ''},${to ?? ''})`;

const firstAfter = (known: readonly Stretch[], date: string): string | null =>
  known.find(({ from }) => from !== null && from > date)?.from ?? null;

const stretchesOf = (tx: Tx, seniorId: string): Promise<Stretch[]> =>
  tx.query<Stretch>(
    `SELECT lower(valid) AS from, upper(valid) AS to, region_id AS "regionId", place_id AS "placeId",
            county_id AS "countyId"
       FROM people.residence WHERE senior_id = $1 AND upper_inf(known) ORDER BY valid`,
    [seniorId],
  );
