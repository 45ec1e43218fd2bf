import type { Client as PgClient } from 'pg';

/** A programme as the history knows it, with its accounts in one county. */
export interface Programme {
  readonly id: string;
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** The law the county's last grants were made by. */
  readonly version: number;
  /** Where spent minutes go. */
  readonly spentAccountId: string;
  /** Where the money for a service comes from: the county has set no budget. */
  readonly fundingAccountId: string;
  /** What is owed for services, until it is known to whom. */
  readonly payableAccountId: string;
}

export async function readProgrammes(client: PgClient, countyId: number): Promise<Map<string, Programme>> {
  const { rows } = await client.query<Programme>(
    `SELECT p.id, p.code, p.zh, p.en,
            (SELECT max(g.version) FROM entitlement.benefit_grant g
              WHERE g.county_id = $1 AND g.programme_id = p.id) AS version,
            max(a.account_id::text) FILTER (WHERE a.kind = 'SPENT') AS "spentAccountId",
            max(a.account_id::text) FILTER (WHERE a.kind = 'FUNDING') AS "fundingAccountId",
            max(a.account_id::text) FILTER (WHERE a.kind = 'PAYABLE') AS "payableAccountId"
       FROM entitlement.programme p
       JOIN entitlement.programme_account a ON a.programme_id = p.id AND a.county_id = $1
      GROUP BY p.id`,
    [countyId],
  );
  return new Map(rows.map((programme) => [programme.id, programme]));
}
