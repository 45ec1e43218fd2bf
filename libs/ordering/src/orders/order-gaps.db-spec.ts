import { useApp } from '@test/app';
import { useClient } from '@test/client';
import {
  bookingOf,
  cancelOrder,
  deadlocks,
  givenHousehold,
  givenOrder,
  moveOrder,
  type BookingWish,
  type GivenHousehold,
} from '@test/given/ordering';
import { OrderingFacade } from '../ordering.facade';
import type { OrderDto } from './order.dto';

const t = useApp();
const owner = useClient(() => t.database.ownerUrl);
let home: GivenHousehold;
let rehab: OrderDto;

const at = (time: string) => `2026-11-24T${time}:00+08:00`;
const meal = (time: string, follows: BookingWish['follows'] = { orderId: rehab.id }, more: object = {}) =>
  bookingOf(t, home.senior, {
    ...{ itemCode: 'MEAL_COOK', startsAt: at(time), plannedMinutes: 60 },
    ...(follows && { follows }),
    ...more,
  });
const book = async (time: string, follows?: BookingWish['follows']): Promise<OrderDto> =>
  (await home.family.post('/orders', await meal(time, follows)).expect(201)).body as OrderDto;
const read = async (id: string) => (await t.get(OrderingFacade).order(t.db, id))!;
const move = (order: OrderDto, time: string) => moveOrder(t, home, order, at(time));

beforeEach(async () => {
  t.clock.set(new Date('2026-11-23T09:00:00+08:00'));
  home = await givenHousehold(t);
  rehab = await givenOrder(t, home, { startsAt: at('09:00'), plannedMinutes: 60 }); // until ten
});

describe('An order that comes after another', () => {
  it('takes the catalogue’s gap, or a narrower one, and tells it', async () => {
    const order = await book('10:30');
    expect(order).toMatchObject({
      caregivers: 1,
      follows: { orderId: rehab.id, leastMinutes: 30, mostMinutes: 60 },
    });
    expect(await read(order.id)).toMatchObject({ slackMinutes: 30 });
    expect(await read(rehab.id)).toMatchObject({ slackMinutes: 0, follows: null });
    const other = await givenHousehold(t);
    expect(await read((await givenOrder(t, other)).id)).toMatchObject({ slackMinutes: null });
  });

  it('may be narrowed by whoever books, within the catalogue', async () => {
    const order = await book('10:40', { orderId: rehab.id, leastMinutes: 35, mostMinutes: 45 });
    expect(order.follows).toEqual({ orderId: rehab.id, leastMinutes: 35, mostMinutes: 45 });
    expect(await read(order.id)).toMatchObject({ slackMinutes: 5 });
    expect(await read(rehab.id)).toMatchObject({ slackMinutes: 5 });
  });

  it.each([
    ['too early', '10:29', {}, 'gap-not-kept', '/startsAt'],
    ['too late', '11:01', {}, 'gap-not-kept', '/startsAt'],
    [
      'a wider gap than the catalogue’s',
      '11:10',
      { mostMinutes: 90 },
      'gap-outside-rule',
      '/follows/mostMinutes',
    ],
    [
      'a gap that ends before it begins',
      '10:45',
      { leastMinutes: 50, mostMinutes: 40 },
      'gap-outside-rule',
      '/follows/leastMinutes',
    ],
  ])('is refused: %s', async (_what, time, gap, code, pointer) => {
    const wanted = await meal(time, { orderId: rehab.id, ...gap });
    const { body } = await home.family.post('/orders', wanted).expect(422);
    expect(body).toMatchObject({ code: `ordering.${code}`, errors: [{ pointer }] });
  });

  it('is refused after an order of somebody else, one that is over, or what needs no gap', async () => {
    const other = await givenHousehold(t);
    const foreign = await givenOrder(t, other);
    const over = await givenOrder(t, home, { startsAt: at('14:00'), plannedMinutes: 60 });
    await cancelOrder(t, home, over.id);
    for (const orderId of [foreign.id, over.id]) {
      const { body } = await home.family.post('/orders', await meal('10:30', { orderId })).expect(422);
      expect(body).toMatchObject({
        code: 'ordering.follows-not-found',
        errors: [{ pointer: '/follows/orderId' }],
      });
    }
    const haircut = await meal('10:30', { orderId: rehab.id }, { itemCode: 'HAIRCUT', plannedMinutes: 60 });
    const { body } = await home.family.post('/orders', haircut).expect(422);
    expect(body).toMatchObject({ code: 'ordering.follows-not-needed' });
  });

  it('keeps its gap when either is moved', async () => {
    const order = await book('10:30');
    await expect(move(order, '11:15')).rejects.toMatchObject({ code: 'ordering.gap-not-kept' });
    expect(await move(order, '11:00')).toMatchObject({ state: 'HELD' });
    await expect(move(rehab, '08:45')).rejects.toMatchObject({ code: 'ordering.gap-to-next' });
    expect(await move(rehab, '09:15')).toMatchObject({ state: 'HELD' });
    expect(await read(order.id)).toMatchObject({ slackMinutes: 15 });
    await expect(move(rehab, '09:45')).rejects.toMatchObject({ code: 'ordering.gap-to-next' });
  });

  it('keeps its time and is free when what it follows is cancelled', async () => {
    const order = await book('10:30');
    await cancelOrder(t, home, rehab.id);
    expect(await read(order.id)).toMatchObject({
      state: 'HELD',
      follows: null,
      slackMinutes: null,
      version: 2,
    });
    expect(await move(order, '15:00')).toMatchObject({ follows: null });
  });

  it('holds nobody back once it is cancelled itself', async () => {
    const order = await book('10:30');
    await cancelOrder(t, home, order.id);
    expect(await read(rehab.id)).toMatchObject({ slackMinutes: null });
    expect(await move(rehab, '15:00')).toMatchObject({ state: 'HELD' });
  });
});

describe('The database', () => {
  it('refuses a gap that is not kept, whichever of the two is written, and an order of somebody else', async () => {
    const order = await book('10:30');
    const shift = (id: string, minutes: number) =>
      owner.query(
        `UPDATE ordering."order" SET starts_at = starts_at + $2 * interval '1 minute',
                ends_at = ends_at + $2 * interval '1 minute' WHERE id = $1`,
        [id, minutes],
      );
    await expect(shift(order.id, 31)).rejects.toThrow('order_keeps_its_gap');
    await expect(shift(order.id, -1)).rejects.toThrow('order_keeps_its_gap');
    await expect(shift(rehab.id, 1)).rejects.toThrow('order_keeps_its_gap');
    await shift(rehab.id, -5);
    const foreign = await givenOrder(t, await givenHousehold(t));
    const follow = (set: string) =>
      owner.query(`UPDATE ordering."order" SET ${set} WHERE id = $1`, [order.id]);
    await expect(follow(`follows_id = '${foreign.id}'`)).rejects.toThrow('order_follows_the_seniors_own');
    await expect(follow("follows_ends_at = follows_ends_at - interval '1 minute'")).rejects.toThrow(
      'order_follows_the_seniors_own',
    );
    await expect(follow('least_gap_minutes = NULL')).rejects.toThrow('order_follows_in_full');
    await expect(follow('most_gap_minutes = 20')).rejects.toThrow('order_gap_spans_time');
    await expect(follow('caregivers = 3')).rejects.toThrow('order_caregivers_check');
  });

  it('takes one of two moves at once that only together break the gap, without a deadlock', async () => {
    const before = await deadlocks(t);
    for (let round = 0; round < 5; round++) {
      home = await givenHousehold(t);
      rehab = await givenOrder(t, home, { startsAt: at('09:00'), plannedMinutes: 60 });
      const order = await book('10:45');
      const answers = await Promise.allSettled([move(order, '10:30'), move(rehab, '09:15')]);
      const refused = answers.flatMap((answer) =>
        answer.status === 'rejected' ? [(answer.reason as { code: string }).code] : [],
      );
      expect(refused).toHaveLength(1);
      expect(['ordering.gap-not-kept', 'ordering.gap-to-next']).toContain(refused[0]);
    }
    expect(await deadlocks(t)).toBe(before);
  });

  it('books after an order while that one is moved or cancelled, without a deadlock', async () => {
    const before = await deadlocks(t);
    for (const other of [() => move(rehab, '15:00'), () => cancelOrder(t, home, rehab.id)]) {
      home = await givenHousehold(t);
      rehab = await givenOrder(t, home, { startsAt: at('09:00'), plannedMinutes: 60 });
      const wanted = await meal('10:30');
      const [booked, changed] = await Promise.all([home.family.post('/orders', wanted), settled(other())]);
      const follows = booked.status === 201 ? (await read((booked.body as OrderDto).id)).follows : null;
      // whoever came first won: a booked gap kept the order where it was, or was freed by its end
      expect(booked.status === 201 && changed === 'fulfilled' ? follows : null).toBeNull();
    }
    expect(await deadlocks(t)).toBe(before);
  });
});

const settled = async (work: Promise<unknown>): Promise<string> =>
  (await Promise.allSettled([work]))[0].status;
