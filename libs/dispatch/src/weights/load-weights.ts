import { Client } from 'pg';
import { newId } from '@anzhi/kernel';
import { DEFAULT_PRICES } from './price-table';

/**
 * The version that counts wherever no city or county has its own. Brought in once, at the first start; what is there
 * is never touched.
 * @param url connection of the app role
 */
export async function loadWeights(url: string): Promise<void> {
  const client = new Client({ connectionString: url, application_name: 'anzhi-weights' });
  await client.connect();
  try {
    await client.query(
      `INSERT INTO dispatch.weights
         (id, region_id, effective, prices, citation, is_default, state, drafted_at, decided_at)
       VALUES ($1, NULL, '[2020-01-01,)', $2, '平台默认值，待民政部门确定', true, 'APPROVED', now(), now())
       ON CONFLICT DO NOTHING`,
      [newId(), JSON.stringify(DEFAULT_PRICES)],
    );
  } finally {
    await client.end();
  }
}
