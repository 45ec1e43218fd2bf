import { addMinutes, newId } from '@anzhi/kernel';
import { useApp, type ApiClient } from '@test/app';
import { givenTown, type GivenTown } from '@test/given/dispatch';
import { CODES, regionId } from '@test/given/geo';
import { AT_THE_DOOR, caregiverOf, givenVisit, seenByFamily, type GivenVisit } from '@test/given/visits';
import { displayCode, sunMac } from './sun';
import type { IssuedTagView, TagPageView } from './tags.dto';

const FIRST_DAY = new Date('2026-11-23T09:00:00+08:00');
let chips = 0;
const someUid = (): string => `04${(0xa0000000 + chips++).toString(16).toUpperCase().padStart(12, '0')}`;

describe('tags at the door', () => {
  const t = useApp();
  jest.setTimeout(60_000);
  let town: GivenTown;
  let county: number;
  beforeAll(async () => {
    town = await givenTown(t);
    county = await regionId(t, CODES.county);
  });
  beforeEach(() => t.clock.set(FIRST_DAY));

  const opened = async (): Promise<GivenVisit> => givenVisit(t, await town.team());
  const office = (regionId = county): Promise<ApiClient> =>
    t.person('街道经办', { role: 'COUNTY_HANDLER', regionId });
  const issue = async ({ household: { senior } }: GivenVisit, kind = 'DOOR_NFC') => {
    const uid = someUid();
    const body = {
      ...{ kind, seniorId: senior.id },
      ...(kind !== 'CARD' && { addressId: senior.addressId }),
      ...(kind !== 'DOOR_DISPLAY' && { uid }),
    };
    const issued = (await (await office()).post('/tags', body).expect(201)).body as IssuedTagView;
    return { ...issued, uid };
  };
  const tap = ({ secret, uid }: { secret: string; uid: string }, counter: number) => ({
    ...{ uid, counter },
    mac: sunMac(Buffer.from(secret, 'hex'), Buffer.from(uid, 'hex'), counter).toString('hex'),
  });
  /** Read at the start of the visit, which begins with it. */
  const read = async (
    visit: GivenVisit,
    tag: object,
    { method = 'DOOR_TAG', more = [] as object[] } = {},
  ) => {
    t.clock.set(visit.startsAt);
    const capturedAt = t.clock.now().toISOString();
    const proofs = [{ id: newId(), method, capturedAt, tag }, ...more];
    const caregiver = await caregiverOf(t, visit.team);
    await caregiver.post(`/visits/${visit.id}/check-in`, { deviceAt: capturedAt, proofs }).expect(201);
    return (await seenByFamily(t, visit)).checks[0].proofs.find((proof) => proof.method === method)!.label;
  };
  const position = (latitude: number) => ({
    ...{ id: newId(), method: 'POSITION', capturedAt: FIRST_DAY.toISOString() },
    position: { ...AT_THE_DOOR, latitude },
  });

  it('prove a visit by a reading that cannot be made a second time', async () => {
    const visit = await opened();
    const tag = await issue(visit);
    expect(await read(visit, tap(tag, 1))).toBe('READ');
    t.clock.advanceMinutes(120);
    const again = {
      id: newId(),
      method: 'DOOR_TAG',
      capturedAt: t.clock.now().toISOString(),
      tag: tap(tag, 1),
    };
    const leaving = { deviceAt: t.clock.now().toISOString(), tasks: [], proofs: [again] };
    await (await caregiverOf(t, visit.team)).post(`/visits/${visit.id}/check-out`, leaving).expect(201);
    const { checks, flags } = await seenByFamily(t, visit);
    expect(checks[1].proofs).toMatchObject([{ label: 'REPLAYED', weight: 0 }]);
    expect(flags).toContain('PROOF_SHORT');
  });

  it('taken off the door are betrayed by the position; made up, by their code', async () => {
    const [moved, forged] = [await opened(), await opened()];
    const tag = await issue(moved);
    expect(await read(moved, tap(tag, 1), { more: [position(34.02)] })).toBe('ELSEWHERE');
    const other = await issue(forged);
    expect(await read(forged, { ...tap(other, 1), counter: 2 })).toBe('FORGED');
  });

  it('of another home prove nothing here', async () => {
    const [visit, neighbour] = [await opened(), await opened()];
    const tag = await issue(neighbour);
    expect(await read(visit, tap(tag, 1))).toBe('OTHER_SENIOR');
  });

  it('a display shows each minute something else: a picture of it is stale', async () => {
    const [now, old] = [await opened(), await opened()];
    const shown = async (visit: GivenVisit, minutesAgo: number) => {
      const { id: tagId, secret } = await issue(visit, 'DOOR_DISPLAY');
      const minute = Math.floor(addMinutes(visit.startsAt, -minutesAgo).getTime() / 60_000);
      return read(visit, { tagId, code: displayCode(Buffer.from(secret, 'hex'), minute) });
    };
    expect(await shown(now, 1)).toBe('READ');
    expect(await shown(old, 30)).toBe('STALE');
  });

  it('a display is the one at that door, where somebody types its digits and nothing else', async () => {
    const [visit, elsewhere] = [await opened(), await opened()];
    const { secret } = await issue(visit, 'DOOR_DISPLAY');
    await issue(elsewhere, 'DOOR_DISPLAY');
    const code = displayCode(Buffer.from(secret, 'hex'), Math.floor(visit.startsAt.getTime() / 60_000));
    expect(await read(elsewhere, { code })).toBe('FORGED');
    expect(await read(visit, { code })).toBe('READ');
  });

  it('a senior’s card is read wherever he is', async () => {
    const visit = await opened();
    const card = await issue(visit, 'CARD');
    expect(await read(visit, tap(card, 9), { method: 'CARD', more: [position(34.02)] })).toBe('READ');
  });

  it('end when an office says so; what was read before still counts when it comes late', async () => {
    const [before, after] = [await opened(), await opened()];
    const [early, late] = [await issue(before), await issue(after)];
    t.clock.set(addMinutes(before.startsAt, 60));
    const clerk = await office();
    for (const { id } of [early, late])
      await clerk.post(`/tags/${id}/revocation`, { reason: 'TAMPERED' }).expect(201);
    await clerk.post(`/tags/${late.id}/revocation`, { reason: 'LOST' }).expect(409);
    // handed in an hour later, as it was read
    const capturedAt = before.startsAt.toISOString();
    t.clock.advanceMinutes(60);
    const offline = { id: newId(), method: 'DOOR_TAG', capturedAt, tag: tap(early, 1) };
    await (
      await caregiverOf(t, before.team)
    )
      .post(`/visits/${before.id}/check-in`, { deviceAt: capturedAt, proofs: [offline] })
      .expect(201);
    expect((await seenByFamily(t, before)).checks[0].proofs).toMatchObject([{ label: 'READ' }]);
    const online = { ...offline, id: newId(), capturedAt: t.clock.now().toISOString(), tag: tap(late, 1) };
    await (
      await caregiverOf(t, after.team)
    )
      .post(`/visits/${after.id}/check-in`, { deviceAt: online.capturedAt, proofs: [online] })
      .expect(201);
    expect((await seenByFamily(t, after)).checks[0].proofs).toMatchObject([{ label: 'ENDED' }]);
  });

  it('are given out and replaced within an office’s divisions, one for each door', async () => {
    const visit = await opened();
    const { senior } = visit.household;
    const tag = await issue(visit);
    const clerk = await office();
    const wish = { kind: 'DOOR_NFC', seniorId: senior.id, addressId: senior.addressId };
    const code = async (status: number, body: object, by = clerk) =>
      (await by.post('/tags', body).expect(status)).body as { code: string };
    expect(await code(409, { ...wish, uid: someUid() })).toMatchObject({ code: 'visits.tag-in-use' });
    expect(await code(422, wish)).toMatchObject({ code: 'visits.tag-needs-chip' });
    expect(
      await code(422, { kind: 'CARD', seniorId: senior.id, addressId: senior.addressId, uid: someUid() }),
    ).toMatchObject({
      code: 'visits.tag-needs-address',
    });
    const elsewhere = await office(await regionId(t, CODES.otherCounty));
    expect(await code(404, { kind: 'CARD', seniorId: senior.id, uid: someUid() }, elsewhere)).toMatchObject({
      code: 'visits.no-such-tag',
    });
    await elsewhere.post(`/tags/${tag.id}/replacement`, { reason: 'DAMAGED', uid: someUid() }).expect(404);
    const next = await clerk
      .post(`/tags/${tag.id}/replacement`, { reason: 'DAMAGED', uid: someUid() })
      .expect(201);
    expect(next.body).toMatchObject({
      replaces: tag.id,
      endedAt: null,
      secret: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
    });
    const list = (await clerk.get(`/tags?seniorId=${senior.id}`).expect(200)).body as TagPageView;
    expect(list.items).toHaveLength(2);
    expect(JSON.stringify(list)).not.toContain(tag.secret);
    expect(((await elsewhere.get('/tags').expect(200)).body as TagPageView).items).toEqual([]);
  });

  it('two readings of one tap at the same moment prove one visit', async () => {
    const visit = await opened();
    const tag = await issue(visit);
    await read(visit, {}, { more: [] });
    const caregiver = await caregiverOf(t, visit.team);
    await Promise.all(
      [1, 2, 3].map(() =>
        caregiver.post(`/visits/${visit.id}/proofs`, {
          ...{ of: 'IN', id: newId(), method: 'DOOR_TAG', tag: tap(tag, 5) },
          capturedAt: t.clock.now().toISOString(),
        }),
      ),
    );
    const labels = (await seenByFamily(t, visit)).checks[0].proofs.map(({ label }) => label);
    expect(labels.sort()).toEqual(['READ', 'REPLAYED', 'REPLAYED', 'UNREADABLE']);
  });
});
