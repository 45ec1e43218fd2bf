import { Injectable } from '@nestjs/common';
import { parseIdentityNumber } from '@anzhi/kernel';
import type { Queryable } from '@anzhi/platform';
import type { SeniorView } from '../people.types';
import { PersonalData } from './personal-data';

const VIEW = `
  SELECT id, name, birth_date AS "birthDate", sex, region_id AS "regionId", county_id AS "countyId",
         account_id AS "accountId", deceased_on AS "deceasedOn"
    FROM people.senior`;

export interface KnownSenior {
  readonly id: string;
  /** Township of residence. */
  readonly regionId: number;
  readonly countyId: number;
}

/** One senior, for the other contexts. */
@Injectable()
export class SeniorQueries {
  constructor(private readonly data: PersonalData) {}

  async view(db: Queryable, id: string): Promise<SeniorView | undefined> {
    const [senior] = await db.query<SeniorView>(`${VIEW} WHERE id = $1`, [id]);
    return senior;
  }

  async names(db: Queryable, ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await db.query<{ id: string; name: string }>(
      'SELECT id, name FROM people.senior WHERE id = ANY($1::uuid[])',
      [ids],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  async living(db: Queryable, ids: readonly string[]): Promise<Set<string>> {
    const rows = await db.query<{ id: string }>(
      'SELECT id FROM people.senior WHERE id = ANY($1::uuid[]) AND deceased_on IS NULL',
      [ids],
    );
    return new Set(rows.map(({ id }) => id));
  }

  async viewOfAccount(db: Queryable, accountId: string): Promise<SeniorView | undefined> {
    const [senior] = await db.query<SeniorView>(`${VIEW} WHERE account_id = $1`, [accountId]);
    return senior;
  }

  async phone(db: Queryable, id: string): Promise<string | null> {
    const [row] = await db.query<{ sealed: string | null }>(
      'SELECT phone_sealed AS sealed FROM people.senior WHERE id = $1',
      [id],
    );
    return row?.sealed ? this.data.openPhone(id, row.sealed) : null;
  }

  /** @returns the seniors on file, by the number as it was given; malformed numbers are nobody's */
  async known(db: Queryable, numbers: readonly string[]): Promise<Map<string, KnownSenior>> {
    const indexes = new Map<string, string>();
    for (const given of numbers) {
      const number = parseIdentityNumber(given)?.number;
      if (number) indexes.set(given, this.data.identityIndex(number).toString('hex'));
    }
    const rows = await db.query<KnownSenior & { index: string }>(
      `SELECT id, region_id AS "regionId", county_id AS "countyId", encode(identity_number_index, 'hex') AS index
         FROM people.senior
        WHERE identity_number_index IN (SELECT decode(hex, 'hex') FROM unnest($1::text[]) AS hex)`,
      [[...indexes.values()]],
    );
    const found = new Map(rows.map(({ index, ...senior }) => [index, senior]));
    return new Map(
      [...indexes].flatMap(([given, index]) => {
        const senior = found.get(index);
        return senior ? [[given, senior] as const] : [];
      }),
    );
  }
}
