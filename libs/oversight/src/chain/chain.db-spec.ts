import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { systemCtx } from '@anzhi/kernel';
import { Sealer } from '@anzhi/ledger';
import { useApp, type ApiClient } from '@test/app';
import { useClient } from '@test/client';
import { givenTeam } from '@test/given/dispatch';
import { CODES, regionId } from '@test/given/geo';
import { givenConfirmedVisit, givenOfficers } from '@test/given/oversight';
import { sealAll } from '@test/given/sealed-log';
import { givenHousehold } from '@test/given/ordering';
import { caregiverOf, type GivenVisit } from '@test/given/visits';
import { runAudit, Witness } from '@test/given/witness';
import type { TraceView } from '../trace/trace.dto';
import type { EntriesView, LeafProofView, LogView, ReceiptsView } from './chain.dto';
import type { BundleScope } from './bundle-scopes';
import { ExportBundle } from './export-bundle.usecase';

const folder = mkdtempSync(join(tmpdir(), 'anzhi-chain-'));
const witnesses = ['审计局', '纪委'].map((_, at) => new Witness(join(folder, `witness-${at}`)));
const keys = witnesses.map(({ key }) => key);

const t = useApp({ logWitnesses: keys.join(',') });
const admin = useClient(() => t.database.adminUrl);
afterAll(() => rmSync(folder, { recursive: true }));

let county: number;
let visit: GivenVisit;
let officers: Record<'verifier' | 'reviewer' | 'approver' | 'neighbour', ApiClient>;
beforeAll(async () => {
  county = await regionId(t, CODES.county);
  visit = await givenConfirmedVisit(t, await givenTeam(t));
  await sealAll(t.db, t.get(Sealer), county);
  officers = await givenOfficers(t);
});

const log = async (): Promise<LogView> =>
  (await t.anyone().get(`/transparency/logs/${county}`).expect(200)).body as LogView;
const trace = async (id = visit.orderId): Promise<TraceView> =>
  (await officers.reviewer.get(`/oversight/traces/${id}`).expect(200)).body as TraceView;

describe('The log, for everybody', () => {
  it('shows its name, keys, size and last checkpoint, and its tiles', async () => {
    const { origin, size, keys: own, checkpoint } = await log();
    expect(origin).toBe(`anzhi.test/log/${county}`);
    expect(own).toHaveLength(1);
    expect(checkpoint).toMatchObject({ size, witnesses: [] });
    expect(checkpoint!.groups).toMatch(/^([0-9a-f]{4} ){7}[0-9a-f]{4}$/);
    const note = await t.anyone().get(`/transparency/logs/${county}/checkpoint`).expect(200);
    expect(note.text).toBe(checkpoint!.note);
    const width = Math.min(size, 256);
    const { body } = await t
      .anyone()
      .get(`/transparency/logs/${county}/tiles/0/0?width=${width}`)
      .expect(200);
    expect(Buffer.from((body as { hashes: string }).hashes, 'base64')).toHaveLength(32 * width);
    await t.anyone().get(`/transparency/logs/${county}/tiles/5/0`).expect(404);
  });

  it('shows no entry', async () => {
    await t.anyone().get(`/oversight/logs/${county}/entries?from=0`).expect(401);
  });
});

describe('Witnesses', () => {
  it('sign what they have seen grow', async () => {
    for (const one of witnesses) expect(await one.look(t, county)).toMatch(/^signed anzhi\.test/);
    expect((await log()).checkpoint!.witnesses.map(({ witness }) => witness).sort()).toEqual(
      [...keys].sort(),
    );
    t.clock.advanceMinutes(5);
    await givenConfirmedVisit(t, await givenTeam(t));
    await sealAll(t.db, t.get(Sealer), county);
    expect(await witnesses[0].look(t, county)).toMatch(/^signed/);
    officers = await givenOfficers(t);
  });

  it('refuse a log that has shrunk, and keep what convicts it', async () => {
    await admin.query('CREATE TABLE public.kept AS TABLE ledger.checkpoint');
    await admin.query('SET session_replication_role = replica');
    await admin.query(
      'DELETE FROM ledger.checkpoint c WHERE c.size = (SELECT max(size) FROM ledger.checkpoint)',
    );
    expect(await witnesses[0].look(t, county)).toMatch(/^REFUSED: the log has shrunk/);
    await admin.query('DELETE FROM ledger.checkpoint');
    await admin.query('INSERT INTO ledger.checkpoint SELECT * FROM public.kept');
    await admin.query('SET session_replication_role = origin');
    expect(readdirSync(witnesses[0].home).some((name) => name.includes('.refused-'))).toBe(true);
    expect(await witnesses[0].look(t, county)).toMatch(/^signed/);
  });

  it('are known: nobody else’s name counts', async () => {
    const stranger = new Witness(join(folder, 'stranger'));
    expect(await stranger.look(t, county)).toContain('ledger.cosignature-refused');
  });
});

describe('Officers', () => {
  it('read the entries of their county, each compared with the tree', async () => {
    const { body } = await officers.reviewer
      .get(`/oversight/logs/${county}/entries?from=0&count=200`)
      .expect(200);
    const { items } = body as EntriesView;
    expect(items.every(({ intact }) => intact)).toBe(true);
    expect(new Set(items.map(({ source }) => source))).toEqual(
      new Set([
        ...['TRANSFER', 'ORDER_HOLD', 'EVIDENCE', 'VERIFICATION', 'DETERMINATION', 'BENEFIT', 'LAW', 'TALLY'],
      ]),
    );
    await officers.neighbour.get(`/oversight/logs/${county}/entries?from=0`).expect(404);
  });

  it('see an entry’s proof', async () => {
    const { body } = await officers.reviewer.get(`/oversight/logs/${county}/entries/1`).expect(200);
    const { entry, proof, checkpoint } = body as LeafProofView;
    expect(entry).toMatchObject({ index: 1, intact: true });
    expect(proof.length).toBeGreaterThanOrEqual(Math.floor(Math.log2(checkpoint.size)));
  });

  it('see everything that touched an order from the decision to the capture, with its place in the log', async () => {
    const { steps, checkpoint } = await trace();
    const kinds = steps.map(({ kind }) => kind);
    const story = [
      'DECIDED',
      'GRANTED',
      'BOOKED',
      'HOLD',
      'CHECK_IN',
      'CHECK_OUT',
      'EVIDENCE_VERIFIED',
      'CAPTURE',
    ];
    expect(story.filter((kind) => !kinds.includes(kind))).toEqual([]);
    expect(kinds.indexOf('HOLD')).toBeLessThan(kinds.indexOf('CAPTURE'));
    const granted = steps.find(({ kind }) => kind === 'GRANTED')!;
    expect([granted.zh, granted.en].filter((told) => told.includes(granted.detail!))).toEqual([]);
    const sealed = steps.filter(({ log: place }) => place);
    expect(sealed.length).toBeGreaterThan(4);
    expect(sealed.every(({ log: place }) => place!.index !== null && place!.witnessed)).toBe(true);
    expect(new Set(sealed.map(({ log: place }) => place!.index)).size).toBe(sealed.length);
    expect(checkpoint!.groups).toBeTruthy();
    expect(await trace(visit.id)).toEqual(await trace());
    await officers.neighbour.get(`/oversight/traces/${visit.orderId}`).expect(404);
  });

  it.each(['ORDER', 'VISIT', 'SENIOR'] as const)(
    'take a bundle of an %s away and verify it',
    async (kind) => {
      const id = { ORDER: visit.orderId, VISIT: visit.id, SENIOR: visit.household.senior.id }[kind];
      const { body } = await officers.reviewer
        .get(`/oversight/audit-bundle?kind=${kind}&id=${id}&purpose=audit`)
        .buffer(true)
        .parse((answer, done) => {
          const parts: Buffer[] = [];
          answer.on('data', (part: Buffer) => parts.push(part));
          answer.on('end', () => done(null, Buffer.concat(parts)));
        })
        .expect(200);
      const path = join(folder, `${kind}.zip`);
      writeFileSync(path, body as Buffer);
      expect(await runAudit('verify.mjs', path, '--key', (await log()).keys[0])).toMatch(
        /^OK .*\n.* is here\n.*witnessed by witness/,
      );
      const [{ details }] = await t.db.query<{ details: { purpose: string } }>(
        `SELECT details FROM platform.audit_trail WHERE action = 'oversight.bundle-exported' AND subject_id = $1`,
        [id],
      );
      expect(details.purpose).toBe('audit');
      await officers.neighbour.get(`/oversight/audit-bundle?kind=${kind}&id=${id}&purpose=audit`).expect(404);
    },
  );
});

it('A device gets the hashes of what it did, and finds them in the log', async () => {
  const { body } = await officers.verifier.get(`/oversight/orders/${visit.orderId}/receipts`).expect(200);
  const { receipts } = body as ReceiptsView;
  const capture = receipts.find(({ kind }) => kind === 'CAPTURE')!;
  const proof = await officers.reviewer.get(`/oversight/logs/${county}/entries/${capture.index}`).expect(200);
  expect((proof.body as LeafProofView).entry.leafHash).toBe(capture.leafHash);
});

it('Receipts are for those who may see the order', async () => {
  const path = `/oversight/orders/${visit.orderId}/receipts`;
  await (await t.again(visit.household.family)).get(path).expect(200);
  await (await caregiverOf(t, visit.team)).get(path).expect(200);
  const strangers = [(await givenHousehold(t)).family, officers.neighbour];
  for (const stranger of strangers)
    expect((await stranger.get(path).expect(404)).body).toMatchObject({ code: 'ordering.order-not-found' });
});

async function exported(scope: BundleScope): Promise<Buffer> {
  const ctx = systemCtx('test');
  const own = { ...ctx, scope: { ...ctx.scope, regionIds: [county] } };
  return (await t.get(ExportBundle).execute(own, { ...scope, purpose: 'audit' })).content;
}

it('A bundle of an order carries the law it was granted under and why its payment was withheld', async () => {
  officers = await givenOfficers(t);
  const reason = '照片与地址不符';
  await officers.reviewer.post(`/oversight/visits/${visit.id}/return`, { reason }).expect(201);
  await t.drain();
  t.clock.advanceMinutes(2);
  await sealAll(t.db, t.get(Sealer), county);
  const withheld = (await trace()).steps.find(({ kind }) => kind === 'WITHHOLDING_PLACED')!;
  expect(withheld.log).toMatchObject({ source: 'ENTRY', witnessed: true });
  const content = await exported({ kind: 'ORDER', id: visit.orderId });
  const files = unzipSync(content);
  const entries = JSON.parse(Buffer.from(files['entries.json']).toString()) as {
    index: number;
    source: string;
    kind: string;
    reference: string;
    fields: Record<string, string>;
  }[];
  const law = entries.find(({ source }) => source === 'LAW')!;
  const decision = entries.find(({ source }) => source === 'DETERMINATION')!;
  expect(law.reference).toBe(decision.fields.basisHash);
  expect(JSON.parse(law.fields.texts)).toContainEqual(
    expect.objectContaining({ rule: expect.anything() as object }),
  );
  const secrets = JSON.parse(Buffer.from(files['secrets.json']).toString()) as {
    index: number;
    value: string;
  }[];
  const mark = entries.find(({ kind }) => kind === 'WITHHOLDING')!;
  expect(secrets.find(({ index }) => index === mark.index)!.value).toContain(reason);
  const path = join(folder, 'withheld.zip');
  writeFileSync(path, content);
  expect(await runAudit('verify.mjs', path)).toMatch(/^OK/);
});

it('A bundle of a month has all that a county did in it', async () => {
  const content = await exported({ kind: 'MONTH', id: '2026-11' });
  const entries = JSON.parse(Buffer.from(unzipSync(content)['entries.json']).toString()) as {
    source: string;
  }[];
  expect(new Set(entries.map(({ source }) => source))).toEqual(
    new Set([
      ...['TRANSFER', 'ORDER_HOLD', 'EVIDENCE', 'VERIFICATION', 'ENTRY', 'DETERMINATION', 'BENEFIT', 'LAW'],
      'TALLY',
    ]),
  );
  const path = join(folder, 'month.zip');
  writeFileSync(path, content);
  expect(await runAudit('verify.mjs', path)).toMatch(/^OK/);
});
