import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoLoginsFile, type DemoLogin } from '@anzhi/identity';
import { CONFIG, type Config } from '@anzhi/platform';
import { type ApiClient, useApp } from '@test/app';
import { givenCity } from '@test/given/seed';
import { Client } from 'pg';
import { ensureDemoLogins } from './demo-logins';

/** Tomorrow, by the test's clock. */
const STARTS_AT = '2026-11-24T09:00:00+08:00';

const t = useApp();
const dataDir = mkdtempSync(join(tmpdir(), 'demo-'));
let client: Client;
let logins: readonly DemoLogin[];
const ensure = () => ensureDemoLogins(client, { ...t.app.get<Config>(CONFIG), dataDir }, t.clock.now());

beforeAll(async () => {
  await givenCity(t, { seniors: 60 });
  client = new Client({ connectionString: t.database.appUrl });
  await client.connect();
  logins = await ensure();
}, 60_000);
afterAll(async () => {
  await client.end();
  rmSync(dataDir, { recursive: true });
});

const as = (role: string): Promise<ApiClient> => {
  const login = logins.find((each) => each.role === role);
  if (!login) throw new Error(`no demo login for ${role}`);
  return t.login(login.phone, login.password);
};

describe('the demo’s logins', () => {
  it('are there for everybody in the story, in a file for its owner alone, made once', async () => {
    const beside = logins.filter(({ role }) => role === 'PROVIDER_OWNER').length;
    expect(beside).toBeGreaterThan(0);
    expect(logins.map(({ role }) => role)).toEqual([
      ...['FAMILY', 'DISPATCHER', 'CAREGIVER', 'CAREGIVER', 'CITY_ADMIN', 'CITY_POLICY', 'CITY_AUDITOR'],
      ...['COUNTY_HANDLER', 'COUNTY_REVIEWER', 'COUNTY_APPROVER', 'TOWN_HANDLER', 'TOWN_VERIFIER'],
      ...['COUNTY_REVIEWER', 'ASSESSOR', 'ASSESSOR', 'ASSESSOR', 'ASSESSOR'],
      ...['PROVIDER_FINANCE', 'COUNTY_FINANCE', 'QA', 'COUNTY_INSPECTOR', 'TOWN_VERIFIER'],
      ...Array.from({ length: beside }, () => 'PROVIDER_OWNER'),
      'OPERATOR',
    ]);
    expect(new Set(logins.map(({ phone }) => phone)).size).toBe(logins.length);
    const path = demoLoginsFile(dataDir);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(await ensure()).toEqual(logins);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(logins);
  });

  it('are made anew where the file is lost or belongs to another database', async () => {
    rmSync(demoLoginsFile(dataDir));
    const again = await ensure();
    expect(again.map(({ phone }) => phone)).toEqual(logins.map(({ phone }) => phone));
    expect(again.map(({ password }) => password)).not.toEqual(logins.map(({ password }) => password));
    logins = again;
  });

  it('play the story: offered to that dispatcher first, served by one of the two, seen by the officers', async () => {
    const [family, dispatcher, caregiver] = [
      await as('FAMILY'),
      await as('DISPATCHER'),
      await as('CAREGIVER'),
    ];
    const { body: mine } = await family.get('/my/seniors').expect(200);
    expect(mine.items).toHaveLength(2);
    for (const { id: seniorId } of mine.items) {
      const { body: senior } = await family.get(`/seniors/${seniorId}`).expect(200);
      const place = { seniorId, addressId: senior.addresses[0].id, itemCode: 'REHAB', startsAt: STARTS_AT };
      const { body: quote } = await family.post('/quotes', { ...place, minutes: 120 }).expect(200);
      expect(quote).toMatchObject({ programmeMinutes: 120, familyFen: 0 });
      const booking = { ...place, plannedMinutes: 120, expectedFamilyFen: 0 };
      const { body: order } = await family.post('/orders', booking).expect(201);
      await t.drain();

      const { body: offers } = await dispatcher.get('/offers?state=OPEN').expect(200);
      const offer = offers.items.find(({ orderId }: { orderId: string }) => orderId === order.id);
      await dispatcher.post(`/offers/${offer.id}/acceptance`).expect(201);
      await t.drain();
      await assignOneOfTheTwo(dispatcher, order.id);
      await t.drain();
    }
    const served = await t.db.query<{ id: string; phone: string }>(
      `SELECT v.id FROM visits.visit v WHERE v.starts_at = $1 AND v.state = 'SCHEDULED'`,
      [STARTS_AT],
    );
    expect(served.length).toBeGreaterThanOrEqual(2);
    const { body: work } = await caregiver.get(`/visits?from=${encodeURIComponent(STARTS_AT)}`).expect(200);
    const visit = work.items.find(
      ({ startsAt }: { startsAt: string }) => Date.parse(startsAt) === Date.parse(STARTS_AT),
    );
    const { body: seen } = await family.get(`/visits/${visit.id}`).expect(200);
    expect(seen.doorCode).toMatch(/^\d{6}$/);
    for (const role of ['CITY_AUDITOR', 'COUNTY_REVIEWER', 'TOWN_VERIFIER']) {
      await (await as(role)).get(`/oversight/visits/${visit.id}`).expect(200);
    }
  }, 30_000);

  it('find a past to look at', async () => {
    const auditor = await as('CITY_AUDITOR');
    const { body: past } = await auditor.get('/oversight/visits?limit=200').expect(200);
    expect(past.items.length).toBeGreaterThan(50);
    const verified = past.items.find(({ state }: { state: string }) => state === 'VERIFIED');
    const { body: file } = await auditor.get(`/oversight/visits/${verified.id}`).expect(200);
    expect(JSON.stringify(file)).toContain('CAPTURED');
  });
});

/** Both therapists of the demo are free tomorrow morning; the first one goes to the first senior. */
async function assignOneOfTheTwo(dispatcher: ApiClient, orderId: string): Promise<void> {
  const { body: candidates } = await dispatcher.get(`/orders/${orderId}/caregiver-candidates`).expect(200);
  for (const { caregiverId } of candidates) {
    const { status } = await dispatcher.post(`/orders/${orderId}/assignment`, { caregiverId });
    if (status === 201) return;
  }
  throw new Error('nobody could be assigned');
}
