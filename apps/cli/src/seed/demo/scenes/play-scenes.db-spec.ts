import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DemoLogin } from '@anzhi/identity';
import { LedgerChecks } from '@anzhi/ledger';
import { businessDate } from '@anzhi/kernel';
import { CONFIG, type Config } from '@anzhi/platform';
import { displayCode, readDemoDoors } from '@anzhi/visits';
import { type ApiClient, useApp } from '@test/app';
import { quietly } from '@test/given/seed';
import { loadCity } from '../../load-city';
import { ensureDemoLogins } from '../demo-logins';
import { playScenes } from './play-scenes';

/** As many as it takes for the demo’s provider to have some cases. */
const SENIORS = 300;

const t = useApp();
const dataDir = mkdtempSync(join(tmpdir(), 'scenes-'));
let logins: readonly DemoLogin[];
beforeAll(async () => {
  const now = t.clock.now();
  const config = { ...t.app.get<Config>(CONFIG), dataDir };
  const plan = {
    ...{ regionCode: '321300', seniors: SENIORS, seed: 'demo' },
    ...{ asOf: businessDate(now), now: now.toISOString() },
  };
  await loadCity(config, plan, quietly(), async (client) => {
    logins = await ensureDemoLogins(client, config, now);
    await playScenes(client, config, { now, logins, regionCode: plan.regionCode });
  });
  await t.drain();
}, 300_000);
afterAll(() => rmSync(dataDir, { recursive: true }));

const as = (role: string, index = 0): Promise<ApiClient> => {
  const login = logins.filter((each) => each.role === role)[index];
  if (!login) throw new Error(`no demo login for ${role}`);
  return t.login(login.phone, login.password);
};

interface Page<T> {
  readonly items: readonly T[];
}

async function list<T>(who: ApiClient, path: string): Promise<readonly T[]> {
  const { body } = await who.get(path).expect(200);
  return (body as Page<T>).items;
}

describe('the demo', () => {
  it('adds up, scenes included', async () => {
    expect(await t.get(LedgerChecks).run(t.db)).toEqual([]);
  });

  it('shows the officer what the rules found by themselves, and what is withheld for it', async () => {
    const hits = await list<{ rule: string; severity: string }>(
      await as('COUNTY_REVIEWER'),
      '/oversight/rule-hits?limit=200',
    );
    expect(new Set(hits.map(({ rule }) => rule)).size).toBeGreaterThanOrEqual(3);
    expect(hits.map(({ severity }) => severity)).toContain('WITHHOLD');
    const runs = await t.db.query(`SELECT kind FROM oversight.rule_run WHERE finished_at IS NOT NULL`);
    expect(runs).toEqual([{ kind: 'NIGHTLY' }]);
    const withheld = await t.db.query<{ reason: string }>(
      `SELECT DISTINCT reason FROM entitlement.withholding_cause WHERE kind = 'RULE' AND ended_at IS NULL`,
    );
    expect(withheld.length).toBeGreaterThan(0);
    for (const { reason } of withheld) expect(reason).toMatch(/^R\d\d .*[\u4e00-\u9fff]/);
  });

  it('has cases of the demo’s provider in different states', async () => {
    const cases = await list<{ state: string }>(await as('COUNTY_INSPECTOR'), '/oversight/cases?limit=200');
    const states = new Set(cases.map(({ state }) => state));
    for (const state of ['EVIDENCE_ASKED', 'ANSWERED', 'FOUND']) expect(states).toContain(state);
    const asked = await list<{ state: string }>(await as('QA'), '/oversight/cases?state=EVIDENCE_ASKED');
    expect(asked.length).toBeGreaterThan(0);
  });

  it('has a display at the door whose digits prove a visit', async () => {
    const tags = await list<{ kind: string }>(await as('COUNTY_HANDLER'), '/tags');
    expect(tags.map(({ kind }) => kind).sort()).toEqual(['CARD', 'DOOR_DISPLAY', 'DOOR_DISPLAY', 'DOOR_NFC']);
    const [door] = await readDemoDoors(dataDir);
    expect(displayCode(Buffer.from(door.secret, 'hex'), 0)).toMatch(/^\d{8}$/);
    const proofs = await t.db.query<{ result: string }>(
      `SELECT DISTINCT result FROM visits.proof WHERE method = 'DOOR_TAG' AND tag_id = $1`,
      [door.tagId],
    );
    expect(proofs).toEqual([{ result: 'VALID' }]);
  });

  it('has a bill that the family paid, and one that it pays now', async () => {
    const family = await as('FAMILY');
    const open = await openBills(family);
    expect(open).toHaveLength(1);
    const { body } = await family.post('/family-payments', { orderIds: open }).expect(201);
    await t.drain();
    const { body: paid } = await family.get(`/family-payments/${body.id}`).expect(200);
    expect(paid.state).toBe('CONFIRMED');
    expect(await openBills(family)).toEqual([]);
    expect(await t.db.query('SELECT FROM settlement.family_payment')).toHaveLength(2);
  });

  it('settles last month: a frozen statement with a disputed line, to be downloaded', async () => {
    const finance = await as('PROVIDER_FINANCE');
    const batches = await list<{ id: string; state: string; openDisputes: number; lines: number }>(
      finance,
      '/settlement/batches?state=FROZEN',
    );
    const batch = batches.find(({ openDisputes }) => openDisputes > 0);
    expect(batch?.openDisputes).toBe(1);
    for (const format of ['XLSX', 'PDF', 'CSV'])
      await finance.get(`/settlement/batches/${batch!.id}/file?format=${format}`).expect(200);
  });

  it('has statements of other providers in the states that follow, one of them paid', async () => {
    const finance = await as('COUNTY_FINANCE');
    const batches = await list<{ id: string; state: string }>(finance, '/settlement/batches?limit=200');
    const states = batches.map(({ state }) => state);
    expect(states).toContain('PAID');
    expect(new Set(states).size).toBeGreaterThanOrEqual(3);
    const paid = batches.find(({ state }) => state === 'PAID');
    const { body } = await finance.get(`/settlement/batches/${paid!.id}`).expect(200);
    const events = (body as { steps: readonly { event: string }[] }).steps.map(({ event }) => event);
    expect(events).toEqual(
      expect.arrayContaining(['freeze', 'confirm', 'verify', 'approve', 'export', 'pay']),
    );
  });

  it('makes last month public', async () => {
    const { body } = await t.anyone().get('/disclosures').expect(200);
    expect(body.items.length).toBeGreaterThan(0);
    const { countyId, period } = body.items[0] as { countyId: number; period: number };
    const lines = await list(t.anyone(), `/disclosures/${countyId}/${period}`);
    expect(lines.length).toBeGreaterThan(0);
  });

  it('audits the provider by a sample that was drawn, some of it judged', async () => {
    const inspector = await as('COUNTY_INSPECTOR');
    const [frame] = await list<{ seed: string | null; sample: number; judged: number }>(
      inspector,
      '/oversight/frames',
    );
    expect(frame.seed).toMatch(/^[0-9a-f]{64}$/);
    expect(frame.judged).toBeGreaterThan(0);
    expect(frame.sample).toBeGreaterThan(frame.judged);
    expect(await list(await as('QA'), '/oversight/frames')).toEqual([]);
  });

  it('has alerts at the desk, and a plan of tomorrow that can be published', async () => {
    const dispatcher = await as('DISPATCHER');
    const alerts = await list<{ kind: string; state: string }>(dispatcher, '/dispatch-alerts');
    const open = alerts.filter(({ state }) => state === 'OPEN').map(({ kind }) => kind);
    expect(open).toEqual(expect.arrayContaining(['NO_CAREGIVER']));
    expect(open.some((kind) => kind === 'LATE_DEPARTURE' || kind === 'MISSED_CHECK_IN')).toBe(true);
    const [plan] = await list<{ id: string; state: string; figures: { served: number } }>(
      dispatcher,
      '/dispatch-plans',
    );
    expect(plan).toMatchObject({ state: 'READY' });
    expect(plan.figures.served).toBeGreaterThan(1);
    const { body } = await dispatcher.post(`/dispatch-plans/${plan.id}/publication`, {}).expect(200);
    expect(body.plan.publishedVisits).toBeGreaterThan(1);
  });

  async function openBills(family: ApiClient): Promise<string[]> {
    const seniors = await list<{ id: string }>(family, '/my/seniors');
    const open: string[] = [];
    for (const { id } of seniors) {
      const { body } = await family.get(`/family-bills?seniorId=${id}&month=2026-11`).expect(200);
      const bills = (body as { bills: readonly { orderId: string; openFen: number }[] }).bills;
      open.push(...bills.filter(({ openFen }) => openFen > 0).map(({ orderId }) => orderId));
    }
    return open;
  }
});
