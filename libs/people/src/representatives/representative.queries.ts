import { Injectable } from '@nestjs/common';
import { IdentityFacade } from '@anzhi/identity';
import { ageOn, maskPhone } from '@anzhi/kernel';
import type { Queryable } from '@anzhi/platform';
import { RIGHTS, type Right } from '../people.types';
import { PersonalData } from '../seniors/personal-data';
import type { MySeniorDto, RepresentativeDto } from './representatives.dto';

type Grant = Omit<RepresentativeDto, 'name' | 'phone'> & { accountId: string };
type MyRow = Omit<MySeniorDto, 'age' | 'phone' | 'rights'> & {
  birthDate: string;
  deceasedOn: string | null;
  phoneSealed: string | null;
  rights: Right[] | null;
};

/** Who is told of a senior's affairs. */
export interface AccountsOfSenior {
  readonly own: string | null;
  readonly representatives: readonly string[];
}

/** Grants of the account $1 that hold on the day $2. */
const HELD = 'r.account_id = $1 AND r.revoked_at IS NULL AND r.valid @> $2::date';

@Injectable()
export class RepresentativeQueries {
  constructor(
    private readonly identity: IdentityFacade,
    private readonly data: PersonalData,
  ) {}

  /** Seniors for whom the account holds the right on the day, its own person first. */
  async seniorsOf(db: Queryable, accountId: string, right: Right, date: string): Promise<string[]> {
    const rows = await db.query<{ id: string }>(
      `SELECT id FROM people.senior WHERE account_id = $1
       UNION ALL
       SELECT r.senior_id FROM people.representative r WHERE ${HELD} AND $3 = ANY (r.rights)`,
      [accountId, date, right],
    );
    return [...new Set(rows.map(({ id }) => id))];
  }

  /** The same for many accounts with one question; of an account without any there is nothing. */
  async seniorsOfEach(
    db: Queryable,
    accountIds: readonly string[],
    right: Right,
    date: string,
  ): Promise<Map<string, string[]>> {
    const rows = await db.query<{ accountId: string; seniors: string[] }>(
      `SELECT account_id AS "accountId", json_agg(DISTINCT senior_id) AS seniors
         FROM (SELECT account_id, id AS senior_id FROM people.senior WHERE account_id = ANY ($1::uuid[])
               UNION ALL
               SELECT account_id, senior_id FROM people.representative
                WHERE account_id = ANY ($1::uuid[]) AND revoked_at IS NULL AND valid @> $2::date
                  AND $3 = ANY (rights)) AS held
        GROUP BY account_id`,
      [accountIds, date, right],
    );
    return new Map(rows.map(({ accountId, seniors }) => [accountId, seniors]));
  }

  /** Nobody is the senior himself any more after his death. */
  async accountsFor(db: Queryable, seniorId: string, right: Right, date: string): Promise<AccountsOfSenior> {
    const rows = await db.query<{ accountId: string; isOwn: boolean }>(
      `SELECT account_id AS "accountId", true AS "isOwn" FROM people.senior
        WHERE id = $1 AND account_id IS NOT NULL AND deceased_on IS NULL
       UNION
       SELECT account_id, false FROM people.representative
        WHERE senior_id = $1 AND revoked_at IS NULL AND valid @> $2::date AND $3 = ANY (rights)`,
      [seniorId, date, right],
    );
    return {
      own: rows.find(({ isOwn }) => isOwn)?.accountId ?? null,
      representatives: rows.filter(({ isOwn }) => !isOwn).map(({ accountId }) => accountId),
    };
  }

  /** Whose rights hold on the day or later. */
  async ofSenior(db: Queryable, seniorId: string, date: string): Promise<RepresentativeDto[]> {
    const grants = await db.query<Grant>(
      `SELECT id, account_id AS "accountId", relation, rights, lower(valid) AS "validFrom", upper(valid) AS "validTo",
              granted_as AS "grantedAs"
         FROM people.representative
        WHERE senior_id = $1 AND revoked_at IS NULL AND valid && daterange($2::date, NULL) ORDER BY id`,
      [seniorId, date],
    );
    return Promise.all(
      grants.map(async ({ accountId, ...grant }) => {
        const { name, phoneMasked } = await this.identity.contact(db, accountId);
        return { ...grant, name, phone: phoneMasked };
      }),
    );
  }

  async mySeniors(db: Queryable, accountId: string, date: string): Promise<MySeniorDto[]> {
    const rows = await db.query<MyRow>(
      `SELECT s.id, s.name, s.birth_date AS "birthDate", s.deceased_on AS "deceasedOn", s.region_id AS "regionId",
              s.phone_sealed AS "phoneSealed", mine.relation, mine.rights, mine.valid_to AS "validTo"
         FROM (SELECT id AS senior_id, 'SELF' AS relation, NULL::text[] AS rights, NULL::date AS valid_to, 0 AS rank
                 FROM people.senior WHERE account_id = $1
               UNION ALL
               SELECT r.senior_id, r.relation, r.rights, upper(r.valid), 1
                 FROM people.representative r WHERE ${HELD}) AS mine
         JOIN people.senior s ON s.id = mine.senior_id
        ORDER BY mine.rank, s.id`,
      [accountId, date],
    );
    return rows.map(({ birthDate, deceasedOn, phoneSealed, rights, ...senior }) => ({
      ...senior,
      age: ageOn(birthDate, deceasedOn ?? date),
      phone: phoneSealed && maskPhone(this.data.openPhone(senior.id, phoneSealed)),
      rights: rights ?? [...RIGHTS],
    }));
  }
}
