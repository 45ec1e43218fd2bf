import { createHash } from 'node:crypto';
import { LedgerChecks } from '@anzhi/ledger';
import { parseIdentityNumber } from '@anzhi/kernel';
import { PersonalData } from '@anzhi/people';
import { useApp } from '@test/app';
import { testConfig } from '@test/config';
import { cloneTemplate } from '@test/database';
import { explainAgain, givenCity, judgeAgain, quietly } from '@test/given/seed';
import { Client } from 'pg';
import { loadCity } from './load-city';
import { planFor } from './seed.command';
import type { SeedProgress } from './seed-progress';
import { type SeedPlan, unfinishedPlan } from './seed-record';

const t = useApp();
let plan: SeedPlan;
let asLoaded: string;
beforeAll(async () => {
  plan = await givenCity(t);
  asLoaded = await fingerprint(t.database.appUrl);
}, 60_000);

const count = async (what: string): Promise<number> =>
  (await t.db.one<{ n: number }>(`SELECT count(*)::int AS n FROM ${what}`))?.n ?? -1;

/** Everything whose id comes from the seed, and what happened to it. */
const FINGERPRINT = `
  SELECT string_agg(line, E'\\n' ORDER BY line) AS lines FROM (
    SELECT concat_ws(' ', id, name, birth_date, region_id) AS line FROM people.senior
    UNION ALL SELECT concat_ws(' ', id, name) FROM identity.account
    UNION ALL SELECT concat_ws(' ', id, provider_id, name, skills) FROM providers.caregiver
    UNION ALL SELECT concat_ws(' ', id, account_id, role, region_id, organisation_id) FROM identity.role_grant
    UNION ALL SELECT concat_ws(' ', id, senior_id, item_code, starts_at, state, price_reasons) FROM ordering."order"
    UNION ALL SELECT concat_ws(' ', id, order_id, caregiver_id, state, actual_minutes, flags) FROM visits.visit
    UNION ALL SELECT concat_ws(' ', id, order_id, provider_id, state) FROM dispatch.offer
    UNION ALL SELECT concat_ws(' ', senior_id, period, unit, amount) FROM entitlement.benefit_grant) AS everything`;

async function fingerprint(url: string): Promise<string> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ lines: string }>(FINGERPRINT);
    return createHash('sha256').update(rows[0].lines).digest('hex');
  });
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Breaks off in the middle of the stage that follows the grants. */
function interruptedAfter(counties: number): SeedProgress {
  const progress = quietly();
  const advance = progress.advance.bind(progress);
  let left = counties;
  progress.advance = (done, rows) => {
    if (done > 0 && --left < 0) throw new Error('interrupted');
    advance(done, rows);
  };
  return progress;
}

describe('a small city', () => {
  it('is as large as it was asked for', async () => {
    expect(await count('people.senior')).toBe(plan.seniors);
    expect(await count('people.address WHERE is_default')).toBe(plan.seniors);
    expect(await count(`providers.provider WHERE state = 'ADMITTED'`)).toBe(
      await count('providers.provider'),
    );
    expect(await count('providers.provider WHERE checked_by = decided_by')).toBe(0);
    expect(await count('entitlement.benefit_grant')).toBeGreaterThan(plan.seniors);
    expect(await count('ordering."order"')).toBeGreaterThan(2 * plan.seniors);
    expect(await count('visits.visit')).toBe(await count('dispatch.assignment WHERE active'));
  });

  it('has a ledger that adds up, to the last minute of every order', async () => {
    expect(await t.get(LedgerChecks).run(t.db)).toEqual([]);
    expect(
      await count(`entitlement.order_payer p
         LEFT JOIN entitlement.order_outcome_payer x USING (county_id, order_id, number, rank)
         JOIN ordering."order" o ON o.id = p.order_id AND p.rank = 1
        WHERE (o.captured_minutes, o.due_programme_fen) IS DISTINCT FROM (x.units, x.fen)
           OR (o.programme_minutes, o.programme_fen) IS DISTINCT FROM (p.units, p.fen)`),
    ).toBe(0);
  });

  it('tells stories that could have happened', async () => {
    const late = await count(`visits.visit v JOIN visits.visit_check c ON c.visit_id = v.id
      WHERE c.server_at > '${plan.now}' OR c.occurred_at < v.created_at`);
    expect(late).toBe(0);
    expect(await count(`visits.state_change WHERE at > '${plan.now}'`)).toBe(0);
    expect(await count(`visits.visit WHERE flags <> '{}'`)).toBeGreaterThan(0);
    expect(
      await count(`dispatch.assignment a JOIN ordering."order" o ON o.id = a.order_id
        WHERE NOT EXISTS (SELECT FROM providers.offered_item i
                           WHERE i.provider_id = a.provider_id AND i.item_code = o.item_code)`),
    ).toBe(0);
  });

  it('records visits as the platform would have recorded and judged them', async () => {
    const visits = await t.db.query<{ id: string; flags: string[]; hash: Buffer }>(
      `SELECT v.id, v.flags, e.hash FROM visits.visit v
         JOIN ledger.evidence e ON e.evidence_id = v.id AND e.county_id = v.county_id`,
    );
    for (const { id, flags, hash } of visits) {
      const again = await judgeAgain(t, id);
      expect(again).toEqual({ doorCode: expect.stringMatching(/^\d{6}$/), flags, hash });
    }
  });

  it('explains prices in the platform’s own words', async () => {
    const orders = await t.db.query<{ id: string; reasons: object[] }>(
      'SELECT id, price_reasons AS reasons FROM ordering."order" ORDER BY id LIMIT 20',
    );
    for (const { id, reasons } of orders) expect(await explainAgain(t, id)).toEqual(reasons);
  });

  it('reads back what it encrypted', async () => {
    const data = t.get(PersonalData);
    const seniors = await t.db.query<{
      id: string;
      number: string;
      phone: string;
      birth: string;
      sex: string;
    }>(
      `SELECT id, identity_number_sealed AS number, phone_sealed AS phone, birth_date AS birth, sex
         FROM people.senior`,
    );
    for (const { id, number, phone, birth, sex } of seniors) {
      const identity = data.openIdentityNumber(id, number);
      expect(parseIdentityNumber(identity)).toEqual({ number: identity, birthDate: birth, sex });
      expect(data.openPhone(id, phone)).toMatch(/^164\d{8}$/);
    }
    const region = await t.db.one<{ id: number }>(
      `SELECT region_id AS id FROM geo.region_code WHERE code = '321300'`,
    );
    const officer = await t.person('市审计员', { role: 'CITY_AUDITOR', regionId: region?.id });
    const { body } = await officer.get('/seniors?limit=200').expect(200);
    expect(body.items).toHaveLength(plan.seniors);
    expect(JSON.stringify(body)).toContain('164****');
  });

  it('is the same from the same seed, also when the load was interrupted', async () => {
    const twin = await cloneTemplate();
    const config = testConfig(twin.appUrl, '/nonexistent');
    await expect(loadCity(config, plan, interruptedAfter(15))).rejects.toThrow('interrupted');
    const begun = await withClient(twin.appUrl, unfinishedPlan);
    expect(begun).toEqual(plan);
    await loadCity(config, begun!, quietly());
    expect(await fingerprint(twin.appUrl)).toBe(asLoaded);
    expect(await withClient(twin.appUrl, unfinishedPlan)).toBeUndefined();
  }, 60_000);

  it('is not loaded over another one, only beside it', async () => {
    const wish = { regionCode: '321300', seniors: 60, seed: 'other', more: false };
    await withClient(t.database.appUrl, async (client) => {
      await expect(planFor(client, wish, 0)).rejects.toMatchObject({ name: 'CityThereError' });
      await expect(planFor(client, { ...wish, more: true }, 0)).rejects.toThrow('321300');
      const second = { ...wish, regionCode: '320800' };
      await expect(planFor(client, second, 0)).rejects.toThrow('--more');
      expect(await planFor(client, { ...second, more: true }, 0)).toMatchObject({ regionCode: '320800' });
    });
    await givenCity(t, { regionCode: '320800', seniors: 30 });
    expect(await count('people.senior')).toBe(plan.seniors + 30);
  }, 60_000);
});
