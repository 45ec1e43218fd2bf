import { createHash } from 'node:crypto';
import { addMinutes, newId } from '@anzhi/kernel';
import { useApp, type ApiClient } from '@test/app';
import { givenTown, type GivenTown } from '@test/given/dispatch';
import { givenUpload, PDF } from '@test/given/files';
import { givenAssignedBath, givenBathers } from '@test/given/pairs';
import { AT_THE_DOOR, caregiverOf, givenVisit, seenByFamily, type GivenVisit } from '@test/given/visits';

const FIRST_DAY = new Date('2026-11-23T09:00:00+08:00');
const EDIT_DAYS = 30;

describe('evidence that comes late', () => {
  const t = useApp();
  jest.setTimeout(60_000);
  let town: GivenTown;
  beforeAll(async () => {
    town = await givenTown(t);
  });
  beforeEach(() => t.clock.set(FIRST_DAY));

  const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');
  const picturesOf = (visitId: string): Buffer[] =>
    ['one', 'two'].map((name) => Buffer.concat([PDF, Buffer.from(`${name} ${visitId}`)]));
  const proof = (method: string, rest: object) => ({
    ...{ id: newId(), method, capturedAt: t.clock.now().toISOString(), ...rest },
  });
  const punch = (...proofs: object[]) => ({ deviceAt: t.clock.now().toISOString(), proofs, tasks: [] });
  const announced = (visitId: string) =>
    picturesOf(visitId).map((content, at) =>
      proof(at ? 'SIGNATURE' : 'PHOTO', { file: { sha256: sha256(content) } }),
    );
  const join = async (caregiver: ApiClient, visitId: string, content: Buffer) => {
    const { fileId } = await givenUpload(caregiver, content);
    await caregiver.post(`/visits/${visitId}/proof-files`, { fileId }).expect(201);
  };
  const arrive = async (visit: GivenVisit): Promise<void> => {
    t.clock.set(visit.startsAt);
    const { tasks: _tasks, ...arrival } = punch(...announced(visit.id));
    await (await caregiverOf(t, visit.team)).post(`/visits/${visit.id}/check-in`, arrival).expect(201);
  };

  /** Proven at the arrival by two pictures that are not here yet, confirmed by the family. */
  async function confirmed(minutes = 120): Promise<GivenVisit> {
    const visit = await givenVisit(t, await town.team());
    await arrive(visit);
    t.clock.set(addMinutes(visit.startsAt, minutes));
    const left = punch(proof('POSITION', { position: AT_THE_DOOR }));
    await (await caregiverOf(t, visit.team)).post(`/visits/${visit.id}/check-out`, left).expect(201);
    const family = await t.again(visit.household.family);
    await family.post(`/visits/${visit.id}/confirmation`).expect(201);
    return visit;
  }
  const captures = (orderId: string) =>
    t.db.query(`SELECT FROM entitlement.order_outcome WHERE order_id = $1 AND kind = 'CAPTURED'`, [orderId]);
  const exceptionOf = (visitId: string, flag: string) =>
    t.db.one<{ state: string; asWhom: string | null }>(
      `SELECT e.state, s.as_whom AS "asWhom" FROM visits.exception e
         LEFT JOIN visits.exception_settlement s ON s.exception_id = e.id
        WHERE e.visit_id = $1 AND e.flag = $2`,
      [visitId, flag],
    );

  it('settles the doubt it was missed for, and what waited for it alone is captured', async () => {
    const visit = await confirmed();
    expect(await seenByFamily(t, visit)).toMatchObject({ state: 'CONFIRMED' });
    expect(await exceptionOf(visit.id, 'PROOF_SHORT')).toEqual({ state: 'OPEN', asWhom: null });
    t.clock.advanceMinutes(3 * 24 * 60);
    const caregiver = await caregiverOf(t, visit.team);
    const [one, two] = picturesOf(visit.id);
    await join(caregiver, visit.id, one);
    expect((await seenByFamily(t, visit)).state).toBe('CONFIRMED');
    await join(caregiver, visit.id, two);
    const seen = await seenByFamily(t, visit);
    expect(seen.state).toBe('VERIFIED');
    expect(seen.flags).not.toContain('PROOF_SHORT');
    expect(await exceptionOf(visit.id, 'PROOF_SHORT')).toEqual({ state: 'LAPSED', asWhom: 'SYSTEM' });
    expect(await captures(visit.orderId)).toHaveLength(1);
  });

  it('that is sent twice at once is captured once', async () => {
    const visit = await confirmed();
    const caregiver = await caregiverOf(t, visit.team);
    await Promise.all(
      [...picturesOf(visit.id), ...picturesOf(visit.id)].map((content) => join(caregiver, visit.id, content)),
    );
    expect((await seenByFamily(t, visit)).state).toBe('VERIFIED');
    expect(await captures(visit.orderId)).toHaveLength(1);
  });

  it('settles nothing else: what must be fixed besides still waits', async () => {
    const visit = await confirmed(20);
    const caregiver = await caregiverOf(t, visit.team);
    for (const content of picturesOf(visit.id)) await join(caregiver, visit.id, content);
    expect(await exceptionOf(visit.id, 'PROOF_SHORT')).toMatchObject({ state: 'LAPSED' });
    expect(await exceptionOf(visit.id, 'SHORT_VISIT')).toMatchObject({ state: 'OPEN' });
    expect((await seenByFamily(t, visit)).state).toBe('CONFIRMED');
    expect(await captures(visit.orderId)).toEqual([]);
  });

  it('is on record after the edit window, and an officer decides', async () => {
    const visit = await confirmed();
    t.clock.advanceMinutes(EDIT_DAYS * 24 * 60 + 1);
    const caregiver = await caregiverOf(t, visit.team);
    for (const content of picturesOf(visit.id)) await join(caregiver, visit.id, content);
    const { state, flags, checks } = await seenByFamily(t, visit);
    expect(checks[0]).toMatchObject({ proven: 50, demand: 50 });
    expect([state, flags.includes('PROOF_SHORT')]).toEqual(['CONFIRMED', true]);
    expect(await exceptionOf(visit.id, 'PROOF_SHORT')).toEqual({ state: 'OPEN', asWhom: null });
  });

  it('of who came along lets the visit of who led go on', async () => {
    const team = await givenBathers(town);
    const home = await town.household();
    const { orderId } = await givenAssignedBath(t, team, home);
    const [lead, second] = await t.db.query<{ id: string; startsAt: Date }>(
      `SELECT id, starts_at AS "startsAt" FROM visits.visit WHERE order_id = $1 ORDER BY seat`,
      [orderId],
    );
    const login = (at: number) => {
      const { phone, password, accountId } = team.caregivers[at];
      return t.login(phone, password, accountId);
    };
    const both = async (end: string, proofs: object[][]): Promise<void> => {
      for (const [at, { id }] of [lead, second].entries()) {
        const { tasks, ...door } = punch(...proofs[at]);
        const body = end === 'check-in' ? door : { ...door, tasks };
        await (await login(at)).post(`/visits/${id}/${end}`, body).expect(201);
      }
    };
    t.clock.set(lead.startsAt);
    const there = () => [proof('POSITION', { position: AT_THE_DOOR })];
    await both('check-in', [there(), announced(second.id)]);
    t.clock.advanceMinutes(60);
    await both('check-out', [there(), there()]);
    const family = await t.again(home.family);
    const said = await family.post(`/visits/${lead.id}/confirmation`).expect(201);
    expect(said.body).toMatchObject({ state: 'CONFIRMED' });
    expect(await exceptionOf(lead.id, 'SECOND_UNPROVEN')).toMatchObject({ state: 'OPEN' });
    for (const content of picturesOf(second.id)) await join(await login(1), second.id, content);
    expect(await exceptionOf(lead.id, 'SECOND_UNPROVEN')).toMatchObject({ state: 'LAPSED' });
    expect((await (await t.again(home.family)).get(`/visits/${lead.id}`)).body).toMatchObject({
      state: 'VERIFIED',
    });
    expect(await captures(orderId)).toHaveLength(1);
  });
});
