import { Random } from '@anzhi/kernel';
import type { Client as PgClient } from 'pg';
import { idAt } from '../numbers';

/**
 * What a county owes its providers is kept on an account of each, opened when it is first needed.
 * @param at when the first of them is needed
 * @returns the accounts by provider
 */
export async function providerAccounts(
  client: PgClient,
  countyId: number,
  providerIds: readonly string[],
  at: Date,
): Promise<Map<string, string>> {
  const wanted = [...new Set(providerIds)];
  const ids = wanted.map((id) => idAt(at.getTime(), new Random(`${countyId} owes ${id}`)));
  await client.query(OPEN, [countyId, wanted, ids, at]);
  const { rows } = await client.query<{ providerId: string; accountId: string }>(
    `SELECT provider_id AS "providerId", account_id AS "accountId" FROM entitlement.provider_account
      WHERE county_id = $1 AND provider_id = ANY($2::uuid[])`,
    [countyId, wanted],
  );
  return new Map(rows.map(({ providerId, accountId }) => [providerId, accountId]));
}

/** A county is written by one lane at a time, so nobody opens them beside this one. */
const OPEN = `
  WITH missing AS (
    SELECT * FROM unnest($2::uuid[], $3::uuid[]) AS wanted(provider_id, account_id)
     WHERE NOT EXISTS (SELECT FROM entitlement.provider_account a
            WHERE a.county_id = $1 AND a.provider_id = wanted.provider_id)
  ), opened AS (
    INSERT INTO ledger.account (county_id, account_id, unit, kind, authorising, no_overdraft, opened_at)
    SELECT $1, account_id, 'FEN', 'PROVIDER_PAYABLE', false, false, $4 FROM missing
  )
  INSERT INTO entitlement.provider_account (county_id, provider_id, account_id)
  SELECT $1, provider_id, account_id FROM missing`;
