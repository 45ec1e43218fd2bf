import { OrderingFacade } from '@anzhi/ordering';
import { useApp } from '@test/app';
import { givenTown, offersOf, openOffer, type GivenTeam, type GivenTown } from '@test/given/dispatch';
import { cancelOrder, deadlocks, givenOrder, type GivenHousehold } from '@test/given/ordering';
import { BATH, bather, givenBathers } from '@test/given/pairs';

const t = useApp();
let town: GivenTown;
let near: GivenTeam;
let far: GivenTeam;
let homes: GivenHousehold[];

beforeAll(() =>
  t.db.query(
    `INSERT INTO platform.setting (name, value, changed_at) VALUES ('dispatch.batchPeakOrders', 1, now())`,
  ),
);
beforeEach(async () => {
  t.clock.set(new Date('2026-11-23T09:00:00+08:00'));
  town = await givenTown(t);
  near = await town.team();
  far = await town.team({ kilometres: 3 });
  homes = [await town.household(), await town.household(), await town.household()];
});

const stateOf = async (id: string) => (await t.get(OrderingFacade).order(t.db, id))!.state;
const booked = async (home: GivenHousehold, startsAt?: string, wishes: object = {}) => {
  const { id } = await givenOrder(t, home, { ...(startsAt && { startsAt }), wishes });
  await t.drain();
  return id;
};
const bathersAt = (kilometres: number, names: readonly string[]) =>
  town.team({ kilometres, itemCodes: ['BATH_DISABLED'], staff: names.map((name) => bather(name)) });
const afterSeconds = async (seconds: number) => {
  t.clock.set(new Date(t.clock.now().getTime() + seconds * 1_000));
  await t.drain();
};

describe('At a peak, an order', () => {
  it('that competes for the same people waits half a minute, and those that do are decided together', async () => {
    const first = await booked(homes[0]);
    expect((await openOffer(t, first)).providerId).toBe(near.provider.id);
    const [second, third] = [await booked(homes[1]), await booked(homes[2])];
    expect([await stateOf(second), await stateOf(third)]).toEqual(['HELD', 'HELD']);
    await afterSeconds(29);
    expect(await offersOf(t, second)).toEqual([]);
    await afterSeconds(1);
    const asked = [(await openOffer(t, second)).providerId, (await openOffer(t, third)).providerId];
    // one by one, both would have been asked of the nearer one, who has one caregiver
    expect(asked.sort()).toEqual([near.provider.id, far.provider.id].sort());
    expect(await t.db.query('SELECT FROM dispatch.waiting_order')).toEqual([]);
    expect(await deadlocks(t)).toBe(0);
  });

  it('that takes two waits as well, and gets two people of one provider who are left', async () => {
    const names = ['李丽', '张敏', '王芳'];
    const [three, two] = [await givenBathers(town, names), await bathersAt(6, names.slice(0, 2))];
    const first = (await givenOrder(t, homes[0], BATH)).id;
    await t.drain();
    expect((await openOffer(t, first)).providerId).toBe(three.provider.id);
    const pairs = [(await givenOrder(t, homes[1], BATH)).id, (await givenOrder(t, homes[2], BATH)).id];
    await t.drain();
    expect(await Promise.all(pairs.map(stateOf))).toEqual(['HELD', 'HELD']);
    await afterSeconds(30);
    const asked = [(await openOffer(t, pairs[0])).providerId, (await openOffer(t, pairs[1])).providerId];
    // one by one, both would have been asked of the nearer one, who has three
    expect(asked.sort()).toEqual([three.provider.id, two.provider.id].sort());
  });

  it('at another time does not wait, nor one whose family has chosen, nor an urgent one', async () => {
    await booked(homes[0]);
    const ids = [
      await booked(homes[1], '2026-11-24T15:00:00+08:00'),
      await booked(homes[1], '2026-11-24T09:00:00+08:00', { preferredProviderId: near.provider.id }),
    ];
    for (const id of ids) expect(await stateOf(id)).toBe('DISPATCHED');
    const soon = '2026-11-23T12:00:00+08:00';
    expect(await stateOf(await booked(homes[0], soon))).toBe('DISPATCHED');
    expect(await stateOf(await booked(homes[2], soon))).toBe('DISPATCHED');
  });

  it('that is cancelled while it waits holds up nobody', async () => {
    await booked(homes[0]);
    const [second, third] = [await booked(homes[1]), await booked(homes[2])];
    await cancelOrder(t, homes[1], second);
    await afterSeconds(30);
    expect(await stateOf(second)).toBe('CANCELLED_BY_FAMILY');
    expect((await openOffer(t, third)).providerId).toBe(near.provider.id);
  });
});
