import type { Client as PgClient } from 'pg';

/** A programme with its account for spent minutes in one county. */
export interface Programme {
  readonly id: string;
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly spentAccountId: string;
}

export async function readProgrammes(client: PgClient, countyId: number): Promise<Map<string, Programme>> {
  const { rows } = await client.query<Programme>(
    `SELECT p.id, p.code, p.zh, p.en, a.account_id AS "spentAccountId"
       FROM entitlement.programme p
       JOIN entitlement.programme_account a ON a.programme_id = p.id AND a.county_id = $1 AND a.kind = 'SPENT'`,
    [countyId],
  );
  return new Map(rows.map((programme) => [programme.id, programme]));
}
