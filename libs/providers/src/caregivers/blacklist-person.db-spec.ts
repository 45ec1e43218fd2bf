import { useApp, type ApiClient } from '@test/app';
import { useClient } from '@test/client';
import { givenTown } from '@test/given/dispatch';
import { CODES, regionId } from '@test/given/geo';
import { givenCaregiver, givenProvider, someIdentityNumber } from '@test/given/providers';
import { somePhone } from '@test/given/identity';
import { givenOrder } from '@test/given/ordering';
import type { CaregiverDto } from './caregivers.dto';

const t = useApp();
const owner = useClient(() => t.database.ownerUrl);
const REASON = { reason: '虚报服务时长，事实清楚' };
const AGREED = { agreed: true, ...REASON };
const FIRST_DAY = new Date('2026-11-23T09:00:00+08:00');

describe('A caregiver on the joint-punishment list', () => {
  jest.setTimeout(60_000);
  let county: number;
  const officer = (name: string, ...roles: ('COUNTY_REVIEWER' | 'COUNTY_APPROVER' | 'COUNTY_HANDLER')[]) =>
    t.person(name, ...roles.map((role) => ({ role, regionId: county })));
  beforeAll(async () => {
    t.clock.set(FIRST_DAY);
    county = await regionId(t, CODES.county);
  });
  beforeEach(() => t.clock.set(FIRST_DAY));

  const person = () => ({
    ...{ name: '李护理', identityNumber: someIdentityNumber(), phone: somePhone() },
    ...{ dialects: [], skills: ['REHABILITATION'] },
  });
  const hire = async (body = person()) => {
    const provider = await givenProvider(t);
    const boss = await t.person('负责人', { role: 'PROVIDER_OWNER', organisationId: provider.id });
    return boss.post(`/providers/${provider.id}/caregivers`, body);
  };
  const post = (who: ApiClient, id: string, what: string, body: object) =>
    who.post(`/caregivers/${id}/${what}`, body);
  const listingOf = async (who: ApiClient, id: string): Promise<CaregiverDto | undefined> => {
    const { items } = (await who.get('/caregivers?limit=200').expect(200)).body as { items: CaregiverDto[] };
    return items.find((each) => each.id === id);
  };

  it('was proposed on a ground of his own and decided by another person, once', async () => {
    const { caregiverId: id } = (await hire()).body as { caregiverId: string };
    const both = await officer('两职一人', 'COUNTY_REVIEWER', 'COUNTY_APPROVER');
    const approver = await officer('审批人', 'COUNTY_APPROVER');
    expect((await post(approver, id, 'blacklisting', AGREED).expect(409)).body).toMatchObject({
      code: 'providers.listing-missing',
    });
    await post(both, id, 'blacklisting-proposal', { ground: 'FIRE_HAZARD', ...REASON }).expect(422);
    const ground = { ground: 'SUBSIDY_FRAUD', ...REASON };
    await post(both, id, 'blacklisting-proposal', ground).expect(201);
    expect(await listingOf(approver, id)).toMatchObject({ listing: 'PROPOSED', active: true });
    await post(both, id, 'blacklisting-proposal', ground).expect(409);
    expect((await post(both, id, 'blacklisting', AGREED).expect(409)).body).toMatchObject({
      code: 'providers.same-person',
    });
    const answers = await Promise.all([1, 2].map(() => post(approver, id, 'blacklisting', AGREED)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await listingOf(approver, id)).toMatchObject({ listing: 'LISTED', active: false });
    const trail = await t.db.query(
      `SELECT action FROM platform.audit_trail WHERE subject_id = $1 AND action LIKE 'providers.person-listing-%'
        ORDER BY action`,
      [id],
    );
    expect(trail).toEqual([
      { action: 'providers.person-listing-list' },
      { action: 'providers.person-listing-propose' },
    ]);
  });

  it('learns nothing of a proposal, nor does his provider or whoever does not decide, before it is decided', async () => {
    const provider = await givenProvider(t);
    const boss = await t.person('负责人', { role: 'PROVIDER_OWNER', organisationId: provider.id });
    const { id, phone, password, accountId } = await givenCaregiver(t, provider.id);
    const himself = await t.login(phone, password, accountId);
    const reviewer = await officer('提请人', 'COUNTY_REVIEWER');
    const approver = await officer('审批人', 'COUNTY_APPROVER');
    const elsewhere = await t.person(
      '外县审批人',
      { role: 'COUNTY_HANDLER', regionId: county },
      { role: 'COUNTY_APPROVER', regionId: await regionId(t, CODES.otherCounty) },
    );
    const told = async (): Promise<(string | null | undefined)[]> => {
      const listed = [approver, reviewer, elsewhere, boss].map((who) => listingOf(who, id));
      const own = (await himself.get('/my/caregiver')).body as CaregiverDto;
      return [...(await Promise.all(listed)), own].map((file) => file?.listing);
    };
    const proposal = { ground: 'SUBSIDY_FRAUD', ...REASON };
    await post(reviewer, id, 'blacklisting-proposal', proposal).expect(201);
    expect(await told()).toEqual(['PROPOSED', null, null, null, null]);
    await post(approver, id, 'blacklisting', { ...AGREED, agreed: false }).expect(201);
    expect(await told()).toEqual([null, null, null, null, null]);
    await post(reviewer, id, 'blacklisting-proposal', proposal).expect(201);
    await post(approver, id, 'blacklisting', AGREED).expect(201);
    expect((await told()).slice(0, 4)).toEqual(['LISTED', 'LISTED', 'LISTED', 'LISTED']);
  });

  /** Listed by two. */
  async function givenListed(id: string): Promise<void> {
    const reviewer = await officer('提请人', 'COUNTY_REVIEWER');
    await post(reviewer, id, 'blacklisting-proposal', { ground: 'ELDER_RIGHT_HARM', ...REASON }).expect(201);
    await post(await officer('审批人', 'COUNTY_APPROVER'), id, 'blacklisting', AGREED).expect(201);
  }

  it('is taken on by no provider, also against the application, and comes off after two years on his application', async () => {
    const body = person();
    const { caregiverId: id } = (await hire(body)).body as { caregiverId: string };
    await givenListed(id);
    expect((await hire(body)).body).toMatchObject({ code: 'providers.person-listed' });
    await expect(
      owner.query('UPDATE providers.caregiver SET active = true WHERE id = $1', [id]),
    ).rejects.toMatchObject({ constraint: 'listed_person_serves_nobody' });
    await expect(t.db.query('DELETE FROM providers.listed_person')).rejects.toThrow(/permission denied/);
    const handler = await officer('受理人', 'COUNTY_HANDLER');
    expect(
      (await post(handler, id, 'blacklisting-removal-application', REASON).expect(409)).body,
    ).toMatchObject({
      ...{ code: 'providers.blacklisted-too-short', params: { years: 2 } },
    });
    t.clock.set(new Date('2028-11-23T09:00:01+08:00'));
    const [later, approver] = [
      await officer('受理人', 'COUNTY_HANDLER'),
      await officer('审批人', 'COUNTY_APPROVER'),
    ];
    await post(approver, id, 'blacklisting-removal', AGREED).expect(409);
    await post(later, id, 'blacklisting-removal-application', REASON).expect(201);
    expect((await post(approver, id, 'blacklisting-removal', AGREED).expect(201)).body).toEqual({
      ...{ caregiverId: id, listed: false },
    });
    expect((await hire(body)).status).toBe(201);
  });

  it('is left out when orders are matched', async () => {
    const town = await givenTown(t);
    const team = await town.team();
    const offered = async (): Promise<number> => {
      const wishes = { preferredProviderId: team.provider.id };
      const { id } = await givenOrder(t, await town.household(), { wishes });
      await t.drain();
      const offers = await t.db.query('SELECT FROM dispatch.offer WHERE order_id = $1 AND provider_id = $2', [
        ...[id, team.provider.id],
      ]);
      return offers.length;
    };
    expect(await offered()).toBe(1);
    for (const { id } of team.caregivers) await givenListed(id);
    expect(await offered()).toBe(0);
  });
});
