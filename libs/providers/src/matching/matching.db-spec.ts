import { addMinutes } from '@anzhi/kernel';
import { useApp } from '@test/app';
import { CODES, regionId } from '@test/given/geo';
import { givenCaregiver, givenProvider, HERE, inTheNameOf } from '@test/given/providers';
import { givenAccount } from '@test/given/identity';
import { SuspendProvider } from '../organisations/suspend-provider.usecase';
import { ProvidersFacade } from '../providers.facade';
import type { MatchCriteria } from './match.types';

const t = useApp();
const providers = () => t.get(ProvidersFacade);

/** Two hours of rehabilitation tomorrow at nine, in the town. */
const rehab = async (wish: Partial<MatchCriteria> = {}): Promise<MatchCriteria> => ({
  itemCode: 'REHAB',
  licences: ['BUSINESS', 'MEDICAL'],
  regionId: await regionId(t, CODES.town),
  at: new Date('2026-11-24T09:00:00+08:00'),
  minutes: 120,
  credentials: ['HEALTH_CERTIFICATE', 'REHAB_THERAPIST'],
  skills: ['REHABILITATION'],
  ...HERE,
  ...wish,
});

beforeEach(() => t.clock.set(new Date('2026-11-23T09:00:00+08:00')));

describe('candidates', () => {
  it('come nearest first, and after them those refused with the rule that refused them', async () => {
    const item = { itemCodes: ['REHAB', 'ORDER_OF_CANDIDATES'] };
    const near = await givenProvider(t, { ...item, latitude: HERE.latitude + 0.01 });
    const far = await givenProvider(t, { ...item, latitude: HERE.latitude + 0.05 });
    const unlicensed = await givenProvider(t, { ...item, licences: ['BUSINESS'] });
    const elsewhere = await givenProvider(t, {
      ...item,
      latitude: HERE.latitude + 0.02,
      serviceRegionIds: [await regionId(t, CODES.otherCounty)],
    });
    const alone = await givenProvider(t, { ...item, latitude: HERE.latitude + 0.03 });
    for (const { id } of [far, near, near, unlicensed, elsewhere]) await givenCaregiver(t, id);
    await givenCaregiver(t, alone.id, { credentials: ['HEALTH_CERTIFICATE'] });
    await givenProvider(t, { ...item, admitted: false });

    const found = await providers().candidates(t.db, await rehab({ itemCode: 'ORDER_OF_CANDIDATES' }));

    expect(
      found.map(({ providerId, refusedBy, qualifiedCaregivers }) => [
        providerId,
        refusedBy,
        qualifiedCaregivers,
      ]),
    ).toEqual([
      [near.id, undefined, 2],
      [far.id, undefined, 1],
      [unlicensed.id, 'LICENCE_NOT_VALID', 1],
      [elsewhere.id, 'OUTSIDE_SERVICE_AREA', 1],
      [alone.id, 'NO_QUALIFIED_CAREGIVER', 0],
    ]);
    expect(found[0].distanceMetres).toBeGreaterThan(1_000);
    expect(found[0].distanceMetres).toBeLessThan(1_200);
  });

  it('lose a provider whose licence expires between two questions', async () => {
    const { id } = await givenProvider(t, {
      licences: ['BUSINESS', { type: 'MEDICAL', lastDay: '2026-11-23' }],
    });
    await givenCaregiver(t, id);
    const today = await rehab({ at: new Date('2026-11-23T20:00:00+08:00') });
    expect(await providers().eligible(t.db, id, today)).toEqual({ ok: true });
    expect(await providers().eligible(t.db, id, await rehab())).toEqual({
      ok: false,
      refusedBy: 'LICENCE_NOT_VALID',
    });

    t.clock.set(new Date('2026-11-23T23:59:00+08:00'));
    expect(await providers().eligible(t.db, id, today)).toEqual({ ok: true });
    t.clock.advanceMinutes(1);
    expect(await providers().eligible(t.db, id, today)).toEqual({
      ok: false,
      refusedBy: 'LICENCE_NOT_VALID',
    });
  });

  it('lose a suspended provider in the same minute', async () => {
    const { id } = await givenProvider(t);
    await givenCaregiver(t, id);
    expect(await providers().eligible(t.db, id, await rehab())).toEqual({ ok: true });
    const inspector = await givenAccount(t, '检查员');
    await t
      .get(SuspendProvider)
      .execute(inTheNameOf(inspector.id), { providerId: id, reason: '消防整改未完成' });
    expect(await providers().eligible(t.db, id, await rehab())).toEqual({
      ok: false,
      refusedBy: 'SUSPENDED',
    });
  });

  it('need the item, and the registration even where the item asks for no licence', async () => {
    const { id } = await givenProvider(t, { licences: ['MEDICAL'], admitted: false });
    expect(await providers().eligible(t.db, id, await rehab())).toEqual({
      ok: false,
      refusedBy: 'NOT_ADMITTED',
    });
    const admitted = await givenProvider(t, { licences: [{ type: 'BUSINESS', lastDay: '2026-11-23' }] });
    await givenCaregiver(t, admitted.id);
    const other = await rehab({ itemCode: 'CLEAN_ROOM' });
    expect(await providers().eligible(t.db, admitted.id, other)).toMatchObject({
      refusedBy: 'ITEM_NOT_OFFERED',
    });
    expect(await providers().eligible(t.db, admitted.id, await rehab({ licences: [] }))).toMatchObject({
      refusedBy: 'LICENCE_NOT_VALID',
    });
  });
});

describe('qualified caregivers', () => {
  const ask = async (providerId: string, wish: Partial<MatchCriteria> = {}) =>
    (await providers().qualifiedCaregivers(t.db, { providerId, ...(await rehab(wish)) })).map(({ id }) => id);

  it('hold every credential now and at the service, and have every skill', async () => {
    const provider = await givenProvider(t);
    const good = await givenCaregiver(t, provider.id);
    await givenCaregiver(t, provider.id, { skills: [] });
    await givenCaregiver(t, provider.id, {
      credentials: ['REHAB_THERAPIST', { type: 'HEALTH_CERTIFICATE', lastDay: '2026-11-23' }],
    });
    expect(await ask(provider.id)).toEqual([good.id]);
    expect(await ask(provider.id, { sex: 'MALE' })).toEqual([]);
  });

  it('work at that time: adjoining hours count together, absences do not', async () => {
    const provider = await givenProvider(t);
    const { id } = await givenCaregiver(t, provider.id, {
      workingHours: [
        { weekday: 2, startMinute: 480, endMinute: 600 },
        { weekday: 2, startMinute: 600, endMinute: 720 },
      ],
    });
    const at = (time: string) => ({ at: new Date(`2026-11-24T${time}:00+08:00`) });
    expect(await ask(provider.id, at('09:00'))).toEqual([id]);
    expect(await ask(provider.id, at('10:00'))).toEqual([id]);
    expect(await ask(provider.id, at('10:01'))).toEqual([]);
    expect(await ask(provider.id, at('07:59'))).toEqual([]);
    expect(await ask(provider.id, { at: addMinutes(at('09:00').at, 1440) })).toEqual([]);

    const owner = await t.person('机构负责人', { role: 'PROVIDER_OWNER', organisationId: provider.id });
    const leave = { from: '2026-11-24T10:30:00+08:00', to: '2026-11-24T11:00:00+08:00', reason: '体检' };
    const { body } = await owner.post(`/caregivers/${id}/absences`, leave).expect(201);
    expect(await ask(provider.id, at('09:00'))).toEqual([]);
    expect(await ask(provider.id, at('08:30'))).toEqual([id]);
    await owner.post(`/caregivers/${id}/absences`, leave).expect(409);
    await owner.delete(`/caregivers/${id}/absences/${body.id}`).expect(200);
    expect(await ask(provider.id, at('09:00'))).toEqual([id]);
  });

  it('may serve past midnight when they work on both days', async () => {
    const provider = await givenProvider(t);
    const { id } = await givenCaregiver(t, provider.id);
    const night = { at: new Date('2026-11-24T22:00:00+08:00'), minutes: 600 };
    expect(await ask(provider.id, night)).toEqual([id]);
  });
});
