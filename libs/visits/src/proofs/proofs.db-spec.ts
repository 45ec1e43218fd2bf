import { createHash } from 'node:crypto';
import { addMinutes, newId } from '@anzhi/kernel';
import { useApp, type ApiClient } from '@test/app';
import { givenTown, type GivenTown } from '@test/given/dispatch';
import { givenUpload, PDF } from '@test/given/files';
import { CODES, regionId } from '@test/given/geo';
import {
  AT_THE_DOOR,
  caregiverOf,
  givenService,
  givenVisit,
  seenByFamily,
  type GivenVisit,
} from '@test/given/visits';

const FIRST_DAY = new Date('2026-11-23T09:00:00+08:00');
const FAR = { ...AT_THE_DOOR, latitude: 34.02 };
const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

describe('the proofs of a visit', () => {
  const t = useApp();
  jest.setTimeout(60_000);
  let town: GivenTown;
  beforeAll(async () => {
    town = await givenTown(t);
  });
  beforeEach(() => t.clock.set(FIRST_DAY));

  const opened = async (): Promise<GivenVisit> => givenVisit(t, await town.team());
  const proof = (method: string, rest: object = {}) => ({
    ...{ id: newId(), method, capturedAt: t.clock.now().toISOString(), ...rest },
  });
  const punch = (...proofs: object[]) => ({ deviceAt: t.clock.now().toISOString(), proofs });
  const arrive = async (visit: GivenVisit, ...proofs: object[]): Promise<ApiClient> => {
    t.clock.set(visit.startsAt);
    const caregiver = await caregiverOf(t, visit.team);
    await caregiver.post(`/visits/${visit.id}/check-in`, punch(...proofs)).expect(201);
    return caregiver;
  };
  const leave = async (visit: GivenVisit, ...proofs: object[]): Promise<ApiClient> => {
    t.clock.set(addMinutes(visit.startsAt, 120));
    const caregiver = await caregiverOf(t, visit.team);
    await caregiver.post(`/visits/${visit.id}/check-out`, { ...punch(...proofs), tasks: [] }).expect(201);
    return caregiver;
  };
  const home = { position: AT_THE_DOOR };
  const labels = async (visit: GivenVisit, at: 0 | 1 = 0): Promise<string[]> =>
    (await seenByFamily(t, visit)).checks[at].proofs.map(({ label, weight }) => `${label} ${weight}`);
  const isShort = async (visit: GivenVisit): Promise<boolean> =>
    (await seenByFamily(t, visit)).flags.includes('PROOF_SHORT');
  const confirm = async (visit: GivenVisit): Promise<string> =>
    (
      (await (await t.again(visit.household.family)).post(`/visits/${visit.id}/confirmation`).expect(201))
        .body as {
        state: string;
      }
    ).state;

  it('add up at each end; what is wrong is recorded with its label and weighs nothing', async () => {
    const visit = await opened();
    const { doorCode } = await seenByFamily(t, visit);
    await arrive(
      visit,
      proof('POSITION', { position: FAR }),
      proof('CODE', { code: doorCode === '000000' ? '000001' : '000000' }),
      proof('CANNOT_SIGN', { reasonCode: 'HAND' }),
      proof('CODE', { code: doorCode }),
      proof('MANUAL'),
      proof('DOOR_TAG'),
    );
    expect(await labels(visit)).toEqual([
      'OUT_OF_RANGE 0',
      'WRONG_CODE 0',
      'EXPLAINED 10',
      'RIGHT_CODE 50',
      'UNEXPLAINED 0',
      'UNREADABLE 0',
    ]);
    await leave(visit, proof('POSITION', home));
    const { checks, flags } = await seenByFamily(t, visit);
    expect(checks[0]).toMatchObject({ method: 'CODE', demand: 50, proven: 60 });
    expect(flags).not.toContain('PROOF_SHORT');
    expect(await confirm(visit)).toBe('VERIFIED');
  });

  it('none at all is recorded too, and an officer looks before anything is captured', async () => {
    const visit = await opened();
    await arrive(visit);
    await leave(visit, proof('POSITION', home), proof('CODE', { code: '123456' }));
    const { checks } = await seenByFamily(t, visit);
    expect(checks[0]).toMatchObject({ method: 'NONE', proven: 0, proofs: [] });
    expect(await isShort(visit)).toBe(true);
    expect(await confirm(visit)).toBe('CONFIRMED');
  });

  it('a guessed code closes this way after a few, without sending anybody away', async () => {
    const visit = await opened();
    const { doorCode } = await seenByFamily(t, visit);
    const wrong = doorCode === '000000' ? '000001' : '000000';
    const guesses = [wrong, wrong, wrong, wrong, wrong, doorCode].map((code) => proof('CODE', { code }));
    await arrive(visit, ...guesses);
    expect(await labels(visit)).toEqual([...Array<string>(5).fill('WRONG_CODE 0'), 'CODE_BLOCKED 0']);
  });

  it('weak ones weigh something only so often a month, and say so after that', async () => {
    const team = await town.team();
    const used: string[] = [];
    for (let day = 24; day <= 26; day++) {
      t.clock.set(FIRST_DAY);
      const visit = await givenVisit(t, team, { startsAt: `2026-11-${day}T09:00:00+08:00` });
      await arrive(visit, proof('MANUAL', { note: '屋内没有信号' }));
      await leave(visit, proof('MANUAL', { note: '屋内没有信号' }));
      used.push(...(await labels(visit)), ...(await labels(visit, 1)));
    }
    expect(used).toEqual([...Array<string>(4).fill('EXPLAINED 50'), 'CAPPED 0', 'CAPPED 0']);
  });

  it('a photo joins by the hash it had at capture, however late; any other file does not', async () => {
    const visit = await opened();
    const picture = Buffer.concat([PDF, Buffer.from(visit.id)]);
    const signature = Buffer.concat([PDF, Buffer.from('signature'), Buffer.from(visit.id)]);
    const file = { file: { sha256: sha256(picture), perceptualHash: '0f0f0f0f0f0f0f0f' } };
    await arrive(visit, proof('PHOTO', file), proof('SIGNATURE', { file: { sha256: sha256(signature) } }));
    const caregiver = await leave(visit, proof('POSITION', home), proof('PHOTO', file));
    expect(await labels(visit)).toEqual(['FILE_AWAITED 0', 'FILE_AWAITED 0']);
    expect(await labels(visit, 1)).toEqual(['IN_RANGE 50', 'FILE_REUSED 0']);
    expect(await isShort(visit)).toBe(true);
    const sealed = await hashOf(visit);
    const join = async (content: Buffer) =>
      caregiver.post(`/visits/${visit.id}/proof-files`, {
        fileId: (await givenUpload(caregiver, content)).fileId,
      });
    expect((await join(PDF)).body).toMatchObject({ code: 'visits.file-not-announced' });
    expect((await join(picture)).status).toBe(201);
    expect(await isShort(visit)).toBe(true);
    expect((await join(signature)).status).toBe(201);
    expect((await join(signature)).status).toBe(201);
    expect(await labels(visit)).toEqual(['FILE_ARRIVED 25', 'FILE_ARRIVED 25']);
    expect(await isShort(visit)).toBe(false);
    expect(await hashOf(visit)).toEqual(sealed);
    expect(await confirm(visit)).toBe('VERIFIED');
    await looksAt(visit);
  });

  const hashOf = (visit: GivenVisit) =>
    t.db.one<{ hash: Buffer }>('SELECT hash FROM ledger.evidence WHERE evidence_id = $1', [visit.id]);

  /** The family sees the very picture; a look without a purpose is refused, one with it recorded. */
  async function looksAt(visit: GivenVisit): Promise<void> {
    const family = await t.again(visit.household.family);
    const [{ id }] = (await seenByFamily(t, visit)).checks[0].proofs;
    const path = `/visits/${visit.id}/proofs/${id}/file`;
    await family.get(`${path}?purpose=${encodeURIComponent(' ')}`).expect(422);
    await family.get(`${path}?purpose=${encodeURIComponent('看看照片')}`).expect(200);
    await (await t.person('别家家属', { role: 'FAMILY' })).get(`${path}?purpose=x`).expect(404);
    const looks = await t.db.query(
      `SELECT details FROM platform.audit_trail WHERE action = 'visits.proof-looked-at' AND subject_id = $1`,
      [visit.id],
    );
    expect(looks).toEqual([{ details: { proofId: id, purpose: '看看照片' } }]);
  }

  it('one that is found after the leaving is added under a seal of its own, once', async () => {
    const visit = await opened();
    const { doorCode } = await seenByFamily(t, visit);
    await arrive(visit, proof('POSITION', { position: FAR }));
    const caregiver = await leave(visit, proof('POSITION', home));
    const sealed = await hashOf(visit);
    const later = { of: 'IN', ...proof('CODE', { code: doorCode }) };
    for (let time = 0; time < 2; time++)
      await caregiver.post(`/visits/${visit.id}/proofs`, later).expect(201);
    expect(await labels(visit)).toEqual(['OUT_OF_RANGE 0', 'RIGHT_CODE 50']);
    expect(await isShort(visit)).toBe(false);
    expect(await hashOf(visit)).toEqual(sealed);
    const seals = await t.db.query(
      `SELECT kind FROM ledger.evidence WHERE reference = $1 AND kind = 'VISIT_PROOF'`,
      [visit.id],
    );
    expect(seals).toHaveLength(1);
    await confirm(visit);
    const refused = await caregiver.post(`/visits/${visit.id}/proofs`, {
      of: 'IN',
      ...proof('POSITION', home),
    });
    expect(refused.body).toMatchObject({ code: 'visits.not-in-state' });
  });

  it('the hotline asks the senior; nobody who has to do with the visit answers for him', async () => {
    const [yes, no] = [await opened(), await opened()];
    const hotline = await t.person('坐席', {
      role: 'CALL_CENTER',
      regionId: await regionId(t, CODES.county),
    });
    for (const [visit, answer] of [
      [yes, 'CONFIRMED'],
      [no, 'DENIED'],
    ] as const) {
      const asked = proof('CALL_BACK');
      await arrive(visit, asked);
      expect(await labels(visit)).toEqual(['ANSWER_AWAITED 0']);
      const agent = await t.again(hotline);
      const path = `/visits/${visit.id}/proofs/${asked.id}/answer`;
      await agent.post(path, { answer }).expect(201);
      expect((await agent.post(path, { answer }).expect(409)).body).toMatchObject({
        code: 'visits.not-asked-for',
      });
    }
    expect([await labels(yes), await labels(no)]).toEqual([['CONFIRMED_BY_PHONE 50'], ['DENIED_BY_PHONE 0']]);
  });

  it('a face weighs nothing where nobody can compare it, and everything can be proven without', async () => {
    const visit = await opened();
    const picture = Buffer.concat([PDF, Buffer.from(`face ${visit.id}`)]);
    const caregiver = await arrive(
      visit,
      proof('FACE', { file: { sha256: sha256(picture) } }),
      proof('POSITION', home),
    );
    const { fileId } = await givenUpload(caregiver, picture);
    await caregiver.post(`/visits/${visit.id}/proof-files`, { fileId }).expect(201);
    await t.drain();
    expect(await labels(visit)).toEqual(['NO_MATCHER 0', 'IN_RANGE 50']);
  });

  it('what counts is the law of the day of service, from tomorrow on and by item', async () => {
    const admin = await t.person('市管理员', { role: 'CITY_ADMIN', regionId: await regionId(t, CODES.city) });
    const [today, after] = [await opened(), await opened()];
    const itemCode = (await t.db.one<{ code: string }>(
      'SELECT item_code AS code FROM visits.visit WHERE id = $1',
      [today.id],
    ))!.code;
    const law = { demand: 75, itemCode, source: '宿民〔2026〕9号' };
    expect(
      (await admin.post('/proof-law/demands', { ...law, from: '2026-11-23' }).expect(422)).body,
    ).toMatchObject({
      code: 'visits.law-from-tomorrow',
    });
    await admin.post('/proof-law/demands', { ...law, from: '2026-11-25' }).expect(201);
    await admin.post('/proof-law/demands', { ...law, from: '2026-11-25' }).expect(409);
    await arrive(today, proof('POSITION', home));
    expect((await seenByFamily(t, today)).checks[0].demand).toBe(50);
    const next = await givenVisit(t, after.team, { startsAt: '2026-11-25T14:00:00+08:00' });
    await arrive(next, proof('POSITION', home));
    expect((await seenByFamily(t, next)).checks[0]).toMatchObject({ demand: 75, proven: 50 });
  });

  it('come with what the device says of itself, for whoever looks for tricks', async () => {
    const visit = await opened();
    const [deviceId, clockRun] = [newId(), newId()];
    t.clock.set(addMinutes(visit.startsAt, -60));
    const before = await caregiverOf(t, visit.team);
    await before.post('/devices', { deviceId, platform: 'HARMONY' }).expect(201);
    const anchor = (await before.post('/time-anchors', { deviceId }).expect(201)).body as object;
    t.clock.set(addMinutes(visit.startsAt, 10));
    const signals = {
      ...{ deviceId, clockRun, platform: 'HARMONY', appVersion: '1.4.2', timeZone: 'Asia/Shanghai' },
      ...{ utcOffsetMinutes: 480, monotonicMs: 4_200_000, network: 'WIFI', rooted: false },
    };
    const spent = { ...anchor, elapsedMs: 60 * 60_000 };
    const caregiver = await caregiverOf(t, visit.team);
    await caregiver
      .post(`/visits/${visit.id}/check-in`, {
        ...punch(proof('POSITION', { position: { ...AT_THE_DOOR, mock: true } })),
        ...{ deviceAt: visit.startsAt.toISOString(), signals, anchor: spent },
      })
      .expect(201);
    const told = await t.db.one(
      `SELECT device_id AS "deviceId", mock, skew_ms AS skew, offline_ms AS offline, was_online AS online, network
         FROM visits.punch_signal WHERE visit_id = $1`,
      [visit.id],
    );
    expect(told).toEqual({ deviceId, mock: true, skew: 0, offline: 600_000, online: false, network: 'WIFI' });
    const { checks } = await seenByFamily(t, visit);
    expect(checks[0].occurredAt).toBe(visit.startsAt.toISOString());
    const own = (await caregiver.get('/devices').expect(200)).body as { items: object[] };
    expect(own.items).toMatchObject([{ deviceId, registered: true, until: null }]);
    await caregiver.delete(`/devices/${deviceId}`).expect(200);
    await caregiver.delete(`/devices/${deviceId}`).expect(404);
  });

  it('an anchor of somebody else, or one that was changed, is worth nothing', async () => {
    const visit = await opened();
    const deviceId = newId();
    t.clock.set(addMinutes(visit.startsAt, -60));
    const stranger = await caregiverOf(t, await town.team());
    const foreign = (await stranger.post('/time-anchors', { deviceId }).expect(201)).body as object;
    t.clock.set(visit.startsAt);
    const caregiver = await caregiverOf(t, visit.team);
    await caregiver
      .post(`/visits/${visit.id}/check-in`, {
        ...punch(proof('POSITION', home)),
        signals: { deviceId, platform: 'ANDROID' },
        anchor: { ...foreign, elapsedMs: 0 },
      })
      .expect(201);
    const { checks } = await seenByFamily(t, visit);
    expect(checks[0].occurredAt).toBe(visit.startsAt.toISOString());
    expect(
      await t.db.one('SELECT anchor_at AS at FROM visits.punch_signal WHERE visit_id = $1', [visit.id]),
    ).toEqual({
      at: null,
    });
  });

  it('stay as they were written, whoever tries', async () => {
    const visit = await opened();
    await givenService(t, visit);
    for (const table of ['proof', 'proof_outcome', 'punch_signal', 'task_report'])
      for (const sql of [`UPDATE visits.${table} SET visit_id = visit_id`, `DELETE FROM visits.${table}`])
        await expect(t.db.query(sql)).rejects.toThrow(/permission denied/);
  });
});
