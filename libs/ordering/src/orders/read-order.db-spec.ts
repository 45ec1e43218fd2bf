import { newId } from '@anzhi/kernel';
import { useApp, type ApiClient } from '@test/app';
import { CODES, regionId } from '@test/given/geo';
import { givenHousehold, givenOrder, type GivenHousehold } from '@test/given/ordering';
import { OrderingFacade } from '../ordering.facade';

const t = useApp();
const ordering = () => t.get(OrderingFacade);

let providerId: string;
let household: GivenHousehold;
let provider: ApiClient;
let orderId: string;

beforeEach(async () => {
  providerId = newId();
  household = await givenHousehold(t);
  provider = await t.person('调度员', { role: 'DISPATCHER', organisationId: providerId });
  orderId = (await givenOrder(t, household)).id;
});

const accept = () =>
  t.write(async (tx) => {
    await ordering().dispatched(tx, orderId);
    await ordering().accepted(tx, orderId, { providerId });
  });
const reads = async (): Promise<number> =>
  (
    await t.db.query(
      `SELECT 1 FROM platform.audit_trail WHERE action = 'ordering.contact-read' AND subject_id = $1`,
      [orderId],
    )
  ).length;
const officer = async (code: string) =>
  t.person('经办', { role: 'TOWN_HANDLER', regionId: await regionId(t, code) });

describe('An order', () => {
  it('shows a provider name, phone and address only after it accepted, and each reading is on record', async () => {
    await provider.get(`/orders/${orderId}`).expect(404);
    await accept();
    const { body } = await provider.get(`/orders/${orderId}`).expect(200);
    expect(body.contact).toEqual({
      name: household.senior.name,
      phone: household.senior.phone,
      address: '双庄街道幸福社区和谐小区12号楼2单元502室',
      masked: false,
    });
    await provider.get(`/orders/${orderId}`).expect(200);
    expect(await reads()).toBe(2);
  });

  it('is gone from the provider when it is given back', async () => {
    await accept();
    await t.write((tx) => ordering().reopened(tx, orderId, { reason: 'NO_STAFF' }));
    await provider.get(`/orders/${orderId}`).expect(404);
  });

  it('is masked to families and officers, and leaves no reading on record', async () => {
    await accept();
    for (const caller of [household.family, await officer(CODES.town)]) {
      const { body } = await caller.get(`/orders/${orderId}`).expect(200);
      expect(body.contact.masked).toBe(true);
      expect(JSON.stringify(body)).not.toContain(household.senior.phone);
      expect(JSON.stringify(body)).not.toContain(household.senior.name);
      expect(JSON.stringify(body)).not.toContain('502室');
    }
    expect(await reads()).toBe(0);
  });

  it('does not exist for strangers', async () => {
    const strangers = [
      (await givenHousehold(t)).family,
      await officer(CODES.otherCounty),
      await t.person('别家调度', { role: 'DISPATCHER', organisationId: newId() }),
    ];
    for (const stranger of strangers) {
      await stranger.get(`/orders/${orderId}`).expect(404);
      await stranger.get(`/orders/${orderId}/history`).expect(404);
      expect((await stranger.get('/orders?limit=200').expect(200)).body.items).not.toContainEqual(
        expect.objectContaining({ id: orderId }),
      );
    }
  });
});

describe('The list of orders', () => {
  it('pages by start and filters by state, day and senior', async () => {
    const later = await givenOrder(t, household, { startsAt: '2026-11-25T09:00:00+08:00' });
    const { family } = household;
    const first = await family.get('/orders?limit=1').expect(200);
    expect(first.body.items).toMatchObject([{ id: later.id }]);
    const second = await family.get(`/orders?limit=1&cursor=${first.body.nextCursor}`).expect(200);
    expect(second.body).toMatchObject({ items: [{ id: orderId }], nextCursor: null });
    const idsOf = async (query: string) =>
      ((await family.get(`/orders?${query}`).expect(200)).body.items as { id: string }[]).map(({ id }) => id);
    expect(await idsOf('day=2026-11-24')).toEqual([orderId]);
    expect(await idsOf('state=ACCEPTED')).toEqual([]);
    expect(await idsOf(`seniorId=${household.senior.id}&state=HELD`)).toEqual([later.id, orderId]);
  });
});
