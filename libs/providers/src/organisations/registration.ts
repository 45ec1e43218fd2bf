import { businessDate } from '@anzhi/kernel';
import type { Tx } from '@anzhi/platform';
import { REGISTRATION } from '../provider.types';
import { ProvidersErrors } from '../providers.errors';

/** Nobody passes without an approved legal registration that holds today (policy.md 0.3, 29). */
export async function mustBeRegistered(tx: Tx, providerId: string): Promise<void> {
  const found = await tx.one(
    `SELECT id FROM providers.licence
      WHERE provider_id = $1 AND type = $2 AND state = 'APPROVED' AND valid @> $3::date`,
    [providerId, REGISTRATION, businessDate(tx.now)],
  );
  if (!found) throw ProvidersErrors.registrationMissing();
}

/** The check of an application ends with a decision on each of its licences. */
export async function mustHaveDecidedLicences(tx: Tx, providerId: string): Promise<void> {
  const row = await tx.one<{ count: number }>(
    `SELECT count(*) FROM providers.licence WHERE provider_id = $1 AND state = 'PENDING'`,
    [providerId],
  );
  if (row?.count) throw ProvidersErrors.licencesUndecided({ count: row.count });
}
