import { Injectable } from '@nestjs/common';
import type { Queryable } from '@anzhi/platform';
import { PersonalData } from '../seniors/personal-data';
import type { PersonOnFile } from './list-plan.policy';
import type { ListRow } from './list-row';

/** The people of a list who are on file, in one statement for all of them. */
@Injectable()
export class PersonQueries {
  constructor(private readonly data: PersonalData) {}

  /** One for each row, in their order; undefined: not on file in the list's county. */
  async of(db: Queryable, rows: readonly ListRow[]): Promise<(PersonOnFile | undefined)[]> {
    const indexes = rows.map(({ identityNumber }) => this.data.identityIndex(identityNumber).toString('hex'));
    const persons = await db.query<PersonOnFile & { index: string }>(PERSONS, [indexes]);
    const byIndex = new Map(persons.map(({ index, ...person }) => [index, person]));
    return rows.map(({ countyId }, at) => {
      const person = byIndex.get(indexes[at]);
      return person?.countyId === countyId ? person : undefined;
    });
  }
}

const PERSONS = `
  SELECT encode(s.identity_number_index, 'hex') AS index, s.id, s.region_id AS "regionId",
         s.county_id AS "countyId", s.deceased_on AS "deceasedOn",
         (SELECT coalesce(jsonb_agg(jsonb_build_object('code', c.code, 'from', lower(c.valid), 'to', upper(c.valid))),
                          '[]')
            FROM people.category c WHERE c.senior_id = s.id AND upper_inf(c.known)) AS categories,
         (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', e.kind, 'onDate', e.on_date,
                                                       'stands', upper_inf(e.known))), '[]')
            FROM people.known_life_event e WHERE e.senior_id = s.id) AS events
    FROM people.senior s
   WHERE s.identity_number_index IN (SELECT decode(hex, 'hex') FROM unnest($1::text[]) AS hex)`;
