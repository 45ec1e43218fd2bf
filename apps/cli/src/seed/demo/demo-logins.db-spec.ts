import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoLoginsFile, type DemoLogin } from '@anzhi/identity';
import { CONFIG, type Config } from '@anzhi/platform';
import { type ApiClient, useApp } from '@test/app';
import { givenCity } from '@test/given/seed';
import { Client } from 'pg';
import { ensureDemoLogins } from './demo-logins';

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
    expect(logins.map(({ role }) => role)).toEqual([
      ...['FAMILY', 'DISPATCHER', 'CAREGIVER', 'CAREGIVER', 'CITY_ADMIN', 'CITY_AUDITOR', 'COUNTY_HANDLER'],
      ...['COUNTY_REVIEWER', 'COUNTY_APPROVER', 'TOWN_HANDLER', 'TOWN_VERIFIER', 'OPERATOR'],
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

  it('play the story: booked, offered to that dispatcher first, served by one of the two, seen by the officers', async () => {
    const family = await as('FAMILY');
    const { body: mine } = await family.get('/my/seniors').expect(200);
    expect(mine.items ?? mine).toHaveLength(2);
    console.log(JSON.stringify(mine).slice(0, 800));
  });
});
