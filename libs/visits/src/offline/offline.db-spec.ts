import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { addMinutes, newId } from '@anzhi/kernel';
import { useApp, type ApiClient } from '@test/app';
import { givenTown, type GivenTown } from '@test/given/dispatch';
import { givenUpload, PDF } from '@test/given/files';
import { AT_THE_DOOR, caregiverOf, givenVisit, seenByFamily, type GivenVisit } from '@test/given/visits';
import { hashOf, type EvidenceManifest } from '../evidence/manifest';
import { manifestOf } from '../evidence/seal-evidence';
import type { VisitEntity } from '../visits/visit.entity';
import type { OperationAnswerView, OperationAnswersView } from './operations.dto';

const FIRST_DAY = new Date('2026-11-23T09:00:00+08:00');
const DEVICE = '0199f000-0000-7000-8000-00000000d001';
const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

/** What lies in the queue of a device after a visit without a signal. */
interface Queue {
  readonly visit: GivenVisit;
  readonly operations: readonly Operation[];
}
type Operation = { readonly key: string; readonly kind: string } & Record<string, unknown>;

describe('operations out of an offline queue', () => {
  const t = useApp();
  jest.setTimeout(120_000);
  let town: GivenTown;
  beforeAll(async () => {
    town = await givenTown(t);
  });
  beforeEach(() => t.clock.set(FIRST_DAY));

  const send = async (client: ApiClient, operations: readonly object[]): Promise<OperationAnswerView[]> =>
    ((await client.post('/visits/operations', { operations }).expect(200)).body as OperationAnswersView)
      .results;
  const statuses = (answers: readonly OperationAnswerView[]): string[] => answers.map(({ status }) => status);

  /** A day without a signal: the anchor came before, everything is sent two hours after the end. */
  async function givenQueue(): Promise<Queue> {
    t.clock.set(FIRST_DAY);
    const visit = await givenVisit(t, await town.team());
    const { startsAt } = visit;
    t.clock.set(addMinutes(startsAt, -30));
    const { doorCode } = await seenByFamily(t, visit);
    const anchor = (
      await (await caregiverOf(t, visit.team)).post('/time-anchors', { deviceId: DEVICE }).expect(201)
    ).body as object;
    t.clock.set(addMinutes(startsAt, 240));
    const client = await caregiverOf(t, visit.team);
    const files = [
      Buffer.concat([PDF, Buffer.from(`photo ${visit.id}`)]),
      Buffer.concat([PDF, Buffer.from(visit.id)]),
    ];
    const [photo, signature] = await Promise.all(files.map((content) => givenUpload(client, content)));
    // the device's own clock is seven minutes slow
    const at = (minutes: number): string => addMinutes(startsAt, minutes - 7).toISOString();
    const spent = (minutes: number) => ({ ...anchor, elapsedMs: (minutes + 30) * 60_000 });
    const signals = { deviceId: DEVICE, platform: 'ANDROID', appVersion: '1.0.0', network: 'NONE' };
    const proof = (number: number, method: string, minutes: number, rest: object) => ({
      ...{ id: `0199f000-0000-7000-8000-00000000000${number}`, method, capturedAt: at(minutes), ...rest },
    });
    const key = (minutes: number): string => newId(addMinutes(startsAt, minutes));
    const [arrived, told, ticked, left] = [key(2), key(5), key(60), key(90)];
    const of = (kind: string, operationKey: string, follows: readonly string[], body: object): Operation => ({
      ...{ key: operationKey, kind, visitId: visit.id, follows, body },
    });
    const far = { ...AT_THE_DOOR, latitude: 34.02 };
    return {
      visit,
      operations: [
        of('CHECK_IN', arrived, [], {
          ...{ deviceAt: at(2), signals, anchor: spent(2) },
          proofs: [
            proof(1, 'POSITION', 2, { position: far }),
            proof(2, 'PHOTO', 2, { file: { sha256: sha256(files[0]), perceptualHash: '00ff00ff00ff00ff' } }),
          ],
        }),
        of('PROOF', told, [arrived], { of: 'IN', ...proof(3, 'CODE', 5, { code: doorCode }) }),
        of('TASKS', ticked, [arrived, told], { reportedAt: at(60), tasks: [] }),
        of('CHECK_OUT', left, [arrived, told, ticked], {
          ...{ deviceAt: at(90), signals, anchor: spent(90), tasks: [] },
          proofs: [
            proof(4, 'POSITION', 90, { position: AT_THE_DOOR }),
            proof(5, 'SIGNATURE', 90, { file: { sha256: sha256(files[1]) } }),
          ],
        }),
        of('FILE', key(91), [], { fileId: photo.fileId }),
        of('FILE', key(92), [], { fileId: signature.fileId }),
      ],
    };
  }

  /** The same with what belongs to the care: a risk was read first, a high pressure had come down before the task. */
  async function givenCare(): Promise<Queue> {
    const { visit, operations } = await givenQueue();
    const seniorId = visit.household.senior.id;
    const family = await t.again(visit.household.family);
    const risk = (await family.post('/care-risks', { seniorId, code: 'FALL' }).expect(201)).body as {
      id: string;
    };
    const at = (minutes: number): string => addMinutes(visit.startsAt, minutes - 7).toISOString();
    const [read, high, calm] = [1, 10, 20].map((minutes) => newId(addMinutes(visit.startsAt, minutes)));
    const measured = (minutes: number, SYSTOLIC: number) => ({
      ...{ measuredAt: at(minutes), values: { SYSTOLIC, DIASTOLIC: 80, PULSE: 72 }, yes: [] },
    });
    const care = (kind: string, key: string, follows: readonly string[], body: object) => ({
      ...{ key, kind, visitId: visit.id, follows, body },
    });
    const [arrival, told, tasks, leaving, ...files] = operations;
    const balance = { reportedAt: at(60), tasks: [{ code: 'BALANCE', outcome: 'DONE' }] };
    return {
      visit,
      operations: [
        { ...arrival, follows: [read] },
        ...[told, { ...tasks, body: balance }],
        { ...leaving, follows: [...(leaving.follows as string[]), high, calm] },
        ...files,
        care('RISKS_READ', read, [], { riskIds: [risk.id], readAt: at(1) }),
        care('VITAL_SIGNS', high, [arrival.key], measured(10, 190)),
        care('VITAL_SIGNS', calm, [arrival.key], measured(20, 150)),
      ],
    };
  }

  /** What the visit came to, without what tells one visit from another. */
  async function outcomeOf({ visit }: Queue) {
    const row = (await t.db.one<VisitEntity & { hash: Buffer }>(
      `SELECT v.id, v.order_id AS "orderId", v.provider_id AS "providerId", v.caregiver_id AS "caregiverId", v.seat, v.seats,
              v.senior_id AS "seniorId", v.item_code AS "itemCode", v.starts_at AS "startsAt", v.state, v.flags,
              v.planned_minutes AS "plannedMinutes", v.actual_minutes AS "actualMinutes", e.hash
         FROM visits.visit v JOIN ledger.evidence e ON e.county_id = v.county_id AND e.evidence_id = v.id
        WHERE v.id = $1`,
      [visit.id],
    ))!;
    const manifest = await manifestOf(t.db, row);
    expect(hashOf(manifest)).toEqual(row.hash);
    const proofs = await t.db.query(
      'SELECT id, kind, result, label, weight, file_id IS NOT NULL AS file FROM visits.proof_now WHERE visit_id = $1 ORDER BY id',
      [visit.id],
    );
    const readings = await t.db.query<{ gravity: string }>(
      'SELECT gravity FROM visits.vital_reading WHERE visit_id = $1 ORDER BY device_at',
      [visit.id],
    );
    return {
      state: row.state,
      flags: row.flags,
      minutes: row.actualMinutes,
      proofs,
      readings: readings.map(({ gravity }) => gravity),
      evidence: hashOf(anonymous(manifest)).toString('hex'),
    };
  }

  const anonymous = (manifest: EvidenceManifest): object => ({
    ...manifest,
    visit: { startsAt: manifest.visit.startsAt, actualMinutes: manifest.visit.actualMinutes },
    punches: manifest.punches.map((punch) => ({ ...punch, anchorNonce: punch.anchorNonce !== null })),
    proofs: manifest.proofs.map((proof) => ({ ...proof, sha256: proof.sha256 !== null })),
  });

  it('give one visit in every order, with repetitions and cuts, and one hash of its evidence', async () => {
    const straight = await givenCare();
    const client = await caregiverOf(t, straight.visit.team);
    expect(statuses(await send(client, straight.operations))).toEqual(Array(9).fill('DONE'));
    const expected = await outcomeOf(straight);
    expect(expected).toMatchObject({
      state: 'CHECKED_OUT',
      flags: expect.arrayContaining(['OUT_OF_RANGE', 'CLOCK_SKEW', 'LATE_UPLOAD']) as string[],
      minutes: 88,
      readings: ['STOP', 'NONE'],
      proofs: [
        { label: 'OUT_OF_RANGE', weight: 0 },
        { label: 'FILE_ARRIVED', weight: 25, file: true },
        { label: 'RIGHT_CODE', weight: 50 },
        { label: 'IN_RANGE', weight: 50 },
        { label: 'FILE_ARRIVED', weight: 25, file: true },
      ],
    });
    for (const flag of ['PROOF_SHORT', 'RISKS_UNREAD', 'VITALS_MISSING', 'CONTRAINDICATED'])
      expect(expected.flags).not.toContain(flag);

    const places = fc.tuple(
      fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7, 8], { minLength: 9 }),
      fc.array(fc.nat(8), { maxLength: 5 }),
      fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 14, maxLength: 14 }),
    );
    await fc.assert(
      fc.asyncProperty(places, async ([order, repeated, cuts]) => {
        const queue = await givenCare();
        const caregiver = await caregiverOf(t, queue.visit.team);
        const sequence = [...order, ...repeated].map((place) => queue.operations[place]);
        for (let at = 0, cut = 0; at < sequence.length; at += cuts[cut++]) {
          const answers = await send(caregiver, sequence.slice(at, at + cuts[cut]));
          expect(['DONE', 'REPLAYED', 'WAITING']).toEqual(expect.arrayContaining(statuses(answers)));
        }
        expect(statuses(await send(caregiver, queue.operations))).toEqual(
          expect.not.arrayContaining(['WAITING', 'REFUSED', 'BUSY']),
        );
        expect(await outcomeOf(queue)).toEqual(expected);
      }),
      { numRuns: 4, examples: [[[[8, 7, 6, 5, 4, 3, 2, 1, 0], [], Array(14).fill(1) as number[]]]] },
    );
  });

  it('are answered one by one: what is wrong with one does not hold up the others', async () => {
    const { visit, operations } = await givenQueue();
    const client = await caregiverOf(t, visit.team);
    const [arrival, , , leaving] = operations;
    const odd = { ...leaving, key: newId(t.clock.now()), kind: 'DANCE' };
    const bad = { ...arrival, key: newId(t.clock.now()), body: { deviceAt: 'noon' } };
    const twin = { ...arrival, key: newId(t.clock.now()) };
    const answers = await send(client, [odd, bad, arrival, twin, { ...arrival, body: { ...leaving } }]);
    expect(answers.map(({ status, problem }) => [status, problem?.code])).toEqual([
      ['REFUSED', 'visits.unknown-operation'],
      ['REFUSED', 'request.invalid'],
      ['DONE', undefined],
      ['REFUSED', 'visits.not-in-state'],
      ['REFUSED', 'request.invalid'],
    ]);
    expect(statuses(await send(client, [arrival, { ...leaving, follows: [] }]))).toEqual([
      'REPLAYED',
      'DONE',
    ]);
    const [reused] = await send(client, [{ ...arrival, body: { deviceAt: t.clock.now().toISOString() } }]);
    expect(reused).toMatchObject({ status: 'REFUSED', problem: { code: 'command.key-reused' } });
  });

  it('of somebody else’s visit are refused, and nothing of them is kept', async () => {
    const { visit, operations } = await givenQueue();
    const stranger = await caregiverOf(t, await town.team());
    const answers = await send(stranger, operations.slice(0, 4));
    expect(answers.map(({ problem }) => problem?.code)).toEqual(Array(4).fill('visits.not-found'));
    const kept = await t.db.query('SELECT FROM visits.waiting_operation WHERE visit_id = $1', [visit.id]);
    expect(kept).toEqual([]);
  });

  it('wait for the arrival in whatever way it comes, and count as received when they came', async () => {
    const { visit, operations } = await givenQueue();
    const [arrival, , , leaving] = operations;
    const sentAt = t.clock.now();
    const alone = { ...leaving, follows: [] };
    const client = await caregiverOf(t, visit.team);
    expect(statuses(await send(client, [alone]))).toEqual(['WAITING']);
    expect((await seenByFamily(t, visit)).state).toBe('SCHEDULED');
    t.clock.advanceMinutes(30);
    const again = await caregiverOf(t, visit.team);
    await again.post(`/visits/${visit.id}/check-in`, arrival.body as object).expect(201);
    await t.drain();
    const seen = await seenByFamily(t, visit);
    expect(seen.state).toBe('CHECKED_OUT');
    expect(seen.checks[1].serverAt).toBe(sentAt.toISOString());
    expect(statuses(await send(again, [alone]))).toEqual(['REPLAYED']);
  });

  it('that wait for what never comes go on after a day, and an officer looks', async () => {
    const { visit, operations } = await givenQueue();
    const [arrival, , , leaving] = operations;
    const client = await caregiverOf(t, visit.team);
    expect(statuses(await send(client, [arrival, leaving]))).toEqual(['DONE', 'WAITING']);
    t.clock.advanceMinutes(24 * 60 - 1);
    await t.drain();
    expect((await seenByFamily(t, visit)).state).toBe('IN_SERVICE');
    t.clock.advanceMinutes(1);
    await t.drain();
    const seen = await seenByFamily(t, visit);
    expect(seen.state).toBe('CHECKED_OUT');
    expect(seen.flags).toContain('PROOF_SHORT');
  });

  it('measured in time and sent after the leaving was taken without it, settle what they were missed for', async () => {
    const { visit, operations } = await givenCare();
    const [arrival, , , leaving] = operations;
    const [, read, high, calm] = operations.slice(5);
    const client = await caregiverOf(t, visit.team);
    const tasks = [{ code: 'BALANCE', outcome: 'DONE' }];
    const alone = { ...leaving, follows: [], body: { ...(leaving.body as object), tasks } };
    expect(statuses(await send(client, [read, arrival, alone]))).toEqual(['DONE', 'DONE', 'DONE']);
    expect((await seenByFamily(t, visit)).flags).toContain('VITALS_MISSING');
    expect(statuses(await send(client, [high]))).toEqual(['DONE']);
    const alarmed = (await seenByFamily(t, visit)).flags;
    expect([alarmed.includes('VITALS_MISSING'), alarmed.includes('CONTRAINDICATED')]).toEqual([false, true]);
    // what was done against an alarm stays to be looked at
    expect(statuses(await send(client, [calm, high]))).toEqual(['DONE', 'REPLAYED']);
    expect((await seenByFamily(t, visit)).flags).toContain('CONTRAINDICATED');
  });

  it('taken after the leaving are on record, and make nothing good', async () => {
    const { visit, operations } = await givenCare();
    const [arrival, , , leaving] = operations;
    const client = await caregiverOf(t, visit.team);
    const tasks = [{ code: 'BALANCE', outcome: 'DONE' }];
    const alone = { ...leaving, follows: [], body: { ...(leaving.body as object), tasks } };
    await send(client, [{ ...arrival, follows: [] }, alone]);
    const calm = operations[8];
    const measuredAt = addMinutes(visit.startsAt, 120).toISOString();
    const after = { ...calm, body: { ...(calm.body as object), measuredAt } };
    expect(statuses(await send(client, [after]))).toEqual(['DONE']);
    expect((await seenByFamily(t, visit)).flags).toEqual(
      expect.arrayContaining(['VITALS_MISSING', 'RISKS_UNREAD']),
    );
  });

  it('that can never be done any more are told so', async () => {
    const { visit, operations } = await givenQueue();
    const leaving = { ...operations[3], follows: [] };
    const client = await caregiverOf(t, visit.team);
    expect(statuses(await send(client, [leaving]))).toEqual(['WAITING']);
    await client.post(`/visits/${visit.id}/senior-absence`, { reason: '敲门无人应答' }).expect(201);
    const [answer] = await send(client, [operations[0]]);
    expect(answer).toMatchObject({ status: 'REFUSED', problem: { code: 'visits.not-in-state' } });
    const [told] = await send(client, [leaving]);
    expect(told).toMatchObject({ status: 'REFUSED', problem: { code: 'visits.not-in-state' } });
  });

  it('sent twice at once are done once', async () => {
    const { visit, operations } = await givenQueue();
    const client = await caregiverOf(t, visit.team);
    const answers = await Promise.all([1, 2, 3].map(() => send(client, operations)));
    expect(answers.flat().filter(({ status }) => status === 'REFUSED')).toEqual([]);
    expect(statuses(await send(client, operations))).toEqual(Array(6).fill('REPLAYED'));
    const punches = await t.db.query('SELECT FROM visits.visit_check WHERE visit_id = $1', [visit.id]);
    expect(punches).toHaveLength(2);
  });
});
