import { Client } from 'pg';
import { RULES } from '../catalogue';
import { startValues, type Rule } from '../rule';

/** Only one process loads at a time; the others wait and find everything there. */
const LOAD_LOCK = 7_262_113;

/**
 * Adds the rules of this release with their start values, where there is no version of that code yet. What is there is
 * never touched: a bureau's numbers stay a bureau's. Called at every start.
 * @param url connection of the app role
 */
export async function loadRules(url: string): Promise<void> {
  const client = new Client({ connectionString: url, application_name: 'anzhi-rules' });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOAD_LOCK]);
    await client.query(
      `INSERT INTO oversight.rule_version (code, version, thresholds, valid, source, state, proposed_at, decided_at)
       SELECT r.code, 1, r.thresholds, '[2020-01-01,)', r.source, 'APPROVED', now(), now()
         FROM jsonb_to_recordset($1::jsonb) AS r (code text, thresholds jsonb, source text)
        WHERE NOT EXISTS (SELECT FROM oversight.rule_version v WHERE v.code = r.code)`,
      [JSON.stringify(RULES.map(shipped))],
    );
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

const shipped = (rule: Rule) => ({
  code: rule.code,
  thresholds: startValues(rule),
  source: [...new Set(Object.values(rule.thresholds).map(({ source }) => source))].join('; '),
});
