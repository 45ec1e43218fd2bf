import { newId } from '@anzhi/kernel';
import { useApp } from '@test/app';
import { useClient } from '@test/client';
import { CODES, regionId } from '@test/given/geo';
import {
  availableMinutes,
  bookingOf,
  deadlocks,
  givenHousehold,
  givenOrder,
  type GivenHousehold,
} from '@test/given/ordering';
import { givenFamily } from '@test/given/people';

const t = useApp();
const owner = useClient(() => t.database.ownerUrl);

const available = (household: GivenHousehold) => availableMinutes(t, household);

const countOf = async (sql: string, ...parameters: unknown[]): Promise<number> =>
  (await t.db.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${sql}`, parameters))[0].count;

describe('Booking a visit', () => {
  it('stores the order, the hold, the first line of history, the event and the audit line together', async () => {
    const household = await givenHousehold(t);
    const before = await available(household);
    const order = await givenOrder(t, household, {
      wishes: { dialect: 'ZHONGYUAN', note: '怕狗，请轻声敲门' },
    });

    expect(order).toMatchObject({
      state: 'HELD',
      itemZh: '康复护理、康复训练',
      startsAt: '2026-11-24T01:00:00.000Z',
      plannedMinutes: 120,
      bookedAs: 'REPRESENTATIVE',
      onBehalf: null,
      wishes: { dialect: 'ZHONGYUAN', note: '怕狗，请轻声敲门' },
      contact: { name: '王*华', masked: true },
      version: 1,
    });
    expect(order.price.programmeFen + order.price.familyFen).toBe(order.price.totalFen);
    expect(order.price.programmeMinutes).toBe(120);
    expect(await available(household)).toBe(before - 120);
    const history = await household.family.get(`/orders/${order.id}/history`).expect(200);
    expect(history.body).toEqual([
      expect.objectContaining({ from: null, to: 'HELD', actorId: household.family.accountId, late: false }),
    ]);
    expect(
      await countOf(
        'platform.outbox WHERE type = $1 AND payload->>$2 = $3',
        'ordering.order-placed.v1',
        'orderId',
        order.id,
      ),
    ).toBe(1);
    expect(
      await countOf(
        'platform.audit_trail WHERE action = $1 AND subject_id = $2',
        'ordering.order-booked',
        order.id,
      ),
    ).toBe(1);
  });

  it('is done once however often the same command is sent', async () => {
    const household = await givenHousehold(t);
    const booking = await bookingOf(t, household.senior);
    const key = newId(t.clock.now());
    const first = await household.family.post('/orders', booking, key).expect(201);
    const again = await household.family.post('/orders', booking, key).expect(201);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(again.body).toEqual(first.body);
    expect(await countOf('ordering."order" WHERE senior_id = $1', household.senior.id)).toBe(1);
  });

  describe('leaves nothing behind when a part of it fails', () => {
    const failing = async (table: string, work: () => Promise<void>): Promise<void> => {
      await owner.query(
        `CREATE FUNCTION pg_temp.fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'injected'; END $$;
         CREATE TRIGGER injected BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION pg_temp.fail()`,
      );
      try {
        await work();
      } finally {
        await owner.query(`DROP TRIGGER injected ON ${table}; DROP FUNCTION pg_temp.fail()`);
      }
    };

    it.each([
      'ledger.hold',
      'entitlement.order_hold',
      'ordering."order"',
      'ordering.state_change',
      'platform.outbox',
      'platform.job',
    ])('%s', async (table) => {
      const household = await givenHousehold(t);
      const booking = await bookingOf(t, household.senior);
      const before = await available(household);
      await failing(table, async () => {
        await household.family.post('/orders', booking).expect(503);
      });
      expect(await available(household)).toBe(before);
      expect(await countOf('ordering."order" WHERE senior_id = $1', household.senior.id)).toBe(0);
      expect(await countOf('entitlement.order_hold WHERE senior_id = $1', household.senior.id)).toBe(0);
      await household.family.post('/orders', booking).expect(201);
    });
  });

  it('is refused when the price is not the one the family saw, and says the price', async () => {
    const household = await givenHousehold(t);
    const booking = await bookingOf(t, household.senior);
    const before = await available(household);
    const wrong = { ...booking, expectedFamilyFen: booking.expectedFamilyFen + 1 };
    const { body } = await household.family.post('/orders', wrong).expect(409);
    expect(body).toMatchObject({
      code: 'ordering.price-changed',
      params: { familyFen: booking.expectedFamilyFen, programmeMinutes: 120 },
    });
    expect(await available(household)).toBe(before);
  });

  it('gives the last minutes to one of two who want them, and the other sees the new price', async () => {
    const household = await givenHousehold(t); // 480 minutes a month
    const morning = await bookingOf(t, household.senior, { plannedMinutes: 300 });
    const evening = await bookingOf(t, household.senior, {
      plannedMinutes: 300,
      startsAt: '2026-11-25T09:00:00+08:00',
    });
    const answers = await Promise.all(
      [morning, evening].map((each) => household.family.post('/orders', each)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)!.body.code).toBe('ordering.price-changed');
    expect(await available(household)).toBe(180);
  });

  describe('for a senior who has an order at that time', () => {
    it('is refused, but for orders that touch or have ended', async () => {
      const household = await givenHousehold(t);
      const first = await givenOrder(t, household);
      const at = (startsAt: string) => bookingOf(t, household.senior, { startsAt });
      const overlap = await at('2026-11-24T10:59:00+08:00');
      const { body } = await household.family.post('/orders', overlap).expect(409);
      expect(body).toMatchObject({ code: 'ordering.senior-busy', title: '老人在这段时间已有另一张订单' });
      await household.family.post('/orders', await at('2026-11-24T11:00:00+08:00')).expect(201);
      await household.family.post(`/orders/${first.id}/cancellation`, { reason: 'NOT_NEEDED' }).expect(201);
      await household.family.post('/orders', await at('2026-11-24T08:00:00+08:00')).expect(201);
    });

    it('is refused to all but one of eight at once', async () => {
      const household = await givenHousehold(t);
      const booking = await bookingOf(t, household.senior);
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => household.family.post('/orders', booking)),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409, 409, 409]);
      expect(await countOf('ordering."order" WHERE senior_id = $1', household.senior.id)).toBe(1);
      expect(await available(household)).toBe(360);
    });

    it('is refused by the database itself', async () => {
      const order = await givenOrder(t, await givenHousehold(t));
      const copy = owner.query(
        `INSERT INTO ordering."order" SELECT (o).* FROM (
           SELECT jsonb_populate_record(o, '{"id": "0193a0f0-0000-7000-8000-00000000beef"}') AS o
             FROM ordering."order" o WHERE id = $1) copy`,
        [order.id],
      );
      await expect(copy).rejects.toMatchObject({ code: '23P01', constraint: 'order_senior_is_free' });
    });
  });

  describe('needs', () => {
    it.each([
      ['a longer time', { plannedMinutes: 30 }, 'ordering.too-short', '/plannedMinutes'],
      ['a time in steps', { plannedMinutes: 70 }, 'ordering.wrong-step', '/plannedMinutes'],
      ['a start in the future', { startsAt: '2026-11-23T08:00:00+08:00' }, 'ordering.too-soon', '/startsAt'],
      [
        'a reason at night',
        { startsAt: '2026-11-24T21:00:00+08:00' },
        'ordering.night-needs-reason',
        '/nightReason',
      ],
      ['an item of the catalogue', { itemCode: 'NOTHING' }, 'ordering.item-not-found', '/itemCode'],
      ['an item that is a visit', { itemCode: 'EQUIP_RENT' }, 'ordering.item-not-visit', '/itemCode'],
      [
        'a note without numbers',
        { wishes: { note: '电话 13812345678' } },
        'ordering.text-has-personal-data',
        '/wishes/note',
      ],
    ])('%s', async (_what, change, code, pointer) => {
      const household = await givenHousehold(t);
      const booking = { ...(await bookingOf(t, household.senior)), ...change };
      const { body } = await household.family.post('/orders', booking).expect(422);
      expect(body).toMatchObject({ code, errors: [expect.objectContaining({ pointer })] });
    });

    it('an address of the senior', async () => {
      const household = await givenHousehold(t);
      const other = await givenHousehold(t);
      const booking = { ...(await bookingOf(t, household.senior)), addressId: other.senior.addressId };
      const { body } = await household.family.post('/orders', booking).expect(422);
      expect(body.code).toBe('ordering.address-not-found');
    });

    it('the right to book', async () => {
      const { senior } = await givenHousehold(t);
      const booking = await bookingOf(t, senior);
      const viewer = await givenFamily(t, senior.id, ['VIEW']);
      const stranger = (await givenHousehold(t)).family;
      for (const nosy of [viewer, stranger])
        expect((await nosy.post('/orders', booking).expect(404)).body.code).toBe('ordering.senior-not-found');
    });
  });

  describe('by an office', () => {
    const onBehalf = { relation: '本人', authorisation: '电话录音 20261123-017' };
    const agentOf = async (code: string) =>
      t.person('热线坐席', { role: 'CALL_CENTER', regionId: await regionId(t, code) });

    it('says on whose word, and through which channel', async () => {
      const { senior } = await givenHousehold(t);
      const agent = await agentOf(CODES.city);
      const booking = await bookingOf(t, senior);
      const refused = await agent.post('/orders', booking).expect(422);
      expect(refused.body.code).toBe('ordering.on-behalf-needed');
      const { body } = await agent
        .post('/orders', { ...booking, onBehalf })
        .set('X-Channel', 'HOTLINE')
        .expect(201);
      expect(body).toMatchObject({
        bookedAs: 'OFFICE',
        bookedBy: agent.accountId,
        channel: 'HOTLINE',
        onBehalf,
      });
    });

    it.each(['SYSTEM', 'IMPORT', 'nonsense'])('cannot pass for the channel %s', async (channel) => {
      const { senior } = await givenHousehold(t);
      const booking = { ...(await bookingOf(t, senior)), onBehalf };
      const agent = await agentOf(CODES.city);
      const { body } = await agent.post('/orders', booking).set('X-Channel', channel).expect(201);
      expect(body).toMatchObject({ channel: 'WEB' });
    });

    it('ends at its own division', async () => {
      const { senior } = await givenHousehold(t);
      const booking = { ...(await bookingOf(t, senior)), onBehalf };
      await (await agentOf(CODES.otherCounty)).post('/orders', booking).expect(404);
    });
  });
});

it('None of this needed the database to break a deadlock', async () => {
  expect(await deadlocks(t)).toBe(0);
});
