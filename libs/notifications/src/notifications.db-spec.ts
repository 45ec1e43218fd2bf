import { PrintSmsGateway, SmsGateway, SmsRefused } from '@anzhi/identity';
import type { EventMap } from '@anzhi/contracts';
import { addMinutes, newId } from '@anzhi/kernel';
import { Database, UnitOfWork } from '@anzhi/platform';
import { useApp, type ApiClient } from '@test/app';
import { givenTown } from '@test/given/dispatch';
import { CODES, regionId } from '@test/given/geo';
import { givenHousehold, givenOrder, type GivenHousehold } from '@test/given/ordering';
import { givenFamily } from '@test/given/people';
import type { MessagePageDto } from './inbox/inbox.dto';
import type { DeliveryPageDto } from './log/deliveries.dto';
import { SmsQueue } from './sms/sms-queue';
import { SmsSender } from './sms/sms-sender';
import { Tell } from './telling/tell.handler';

const t = useApp();

/** Every story begins on Monday morning, with nothing on its way. */
beforeEach(async () => {
  t.clock.set(new Date('2026-11-23T09:00:00+08:00'));
  await t.drain();
  await t.db.query('DELETE FROM notifications.delivery WHERE due_at IS NOT NULL');
});

const printed = (person: ApiClient): string[] =>
  (t.get(SmsGateway) as PrintSmsGateway).messages
    .filter(({ phone }) => phone === person.credentials!.phone)
    .map(({ text }) => text);

/** A household whose making has been told, and read. */
async function givenHome(wish: Parameters<typeof givenHousehold>[1] = {}): Promise<GivenHousehold> {
  const home = await givenHousehold(t, wish);
  await t.drain();
  await t.db.query('DELETE FROM notifications.delivery WHERE account_id = $1', [home.family.accountId]);
  return home;
}
const inbox = async (person: ApiClient, query = ''): Promise<MessagePageDto> =>
  (await person.get(`/messages?limit=200${query}`).expect(200)).body as MessagePageDto;
const texts = async (person: ApiClient): Promise<string[]> =>
  (await inbox(person)).items.map(({ text }) => text);
const unread = async (person: ApiClient): Promise<number> =>
  ((await person.get('/messages/unread-count').expect(200)).body as { unread: number }).unread;

interface Row {
  readonly id: string;
  readonly state: string;
  readonly attempts: number;
  readonly dueAt: Date | null;
}
const smsOf = (person: ApiClient): Promise<Row[]> =>
  t.db.query(
    `SELECT id, state, attempts, due_at AS "dueAt" FROM notifications.delivery
      WHERE account_id = $1 AND channel = 'SMS' ORDER BY made_at, id`,
    [person.accountId],
  );

/** Something the family is told by text message as well, and nothing else happens. */
const assessmentDue = (seniorId: string, validTo = '2026-12-31'): Promise<void> =>
  t.write(async (tx) =>
    tx.publish({
      type: 'assessment.due-soon.v1',
      payload: { seniorId, resultId: newId(tx.now), validTo },
      audience: { seniorId },
    }),
  );
const nobodyOpened = (household: GivenHousehold, orderId: string): Promise<void> =>
  t.write(async (tx) => {
    const payload: EventMap['visits.visit-closed.v1'] = {
      visitId: newId(tx.now),
      orderId,
      caregiverId: newId(tx.now),
      state: 'NO_SHOW_SENIOR',
    };
    tx.publish({ type: 'visits.visit-closed.v1', payload, audience: { seniorId: household.senior.id } });
  });

/** The same event, as a consumer is given it. */
const dueSoonOf = (home: GivenHousehold): Parameters<Tell['apply']>[1] => ({
  seq: 0,
  id: newId(t.clock.now()),
  type: 'assessment.due-soon.v1',
  payload: { seniorId: home.senior.id, resultId: newId(), validTo: '2026-12-31' },
  rooms: [`senior:${home.senior.id}`],
  occurredAt: t.clock.now(),
});

/** Tomorrow in the morning, by the clock of this file. */
const at = (time: string): void => {
  const day = new Date(t.clock.now().getTime() + 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
  t.clock.set(new Date(`${day}T${time}+08:00`));
};

describe('An event', () => {
  it('tells each person once, on the screen and by text message, without what he may not read', async () => {
    const home = await givenHome({ name: '王秀英' });
    await assessmentDue(home.senior.id);
    await t.drain();
    const [message] = (await inbox(home.family)).items;
    expect(message).toMatchObject({
      topic: 'APPLICATIONS',
      text: '王*英的能力评估2026年12月31日到期，请登录申请复评，以免影响待遇。',
      subject: 'senior',
      subjectId: home.senior.id,
      role: 'FAMILY',
      readAt: null,
    });
    expect(printed(home.family)).toEqual([`【安之】${message.text}`]);
    expect(await smsOf(home.family)).toMatchObject([{ state: 'SENT', attempts: 1, dueAt: null }]);
  });

  it('rings the bell of its reader and of nobody else; reading is heard by his other windows', async () => {
    const home = await givenHome();
    const [mine, other] = [await t.watch(home.family), await t.watch((await givenHome()).family)];
    await assessmentDue(home.senior.id);
    await t.drain();
    expect((await mine.saw('notifications.inbox-changed.v1')).payload).toEqual({
      accountId: home.family.accountId,
      added: 1,
    });
    expect(await unread(home.family)).toBe(1);
    const [{ id }] = (await inbox(home.family, '&unread=true')).items;
    const strange = newId(t.clock.now());
    expect((await home.family.post('/messages/reading', { ids: [id, strange] }).expect(200)).body).toEqual({
      unread: 0,
    });
    await t.drain();
    await mine.until(() => mine.types.length === 3, 'the second ring');
    expect(mine.events.at(-1)!.payload).toMatchObject({ added: 0 });
    expect(other.types).toEqual([]);
  });

  it('that comes again, or to two workers at once, is told once', async () => {
    const home = await givenHome();
    await assessmentDue(home.senior.id);
    await t.drain();
    const event = (await t.db.one<{ seq: number; id: string; type: 'assessment.due-soon.v1' }>(
      `SELECT seq, event_id AS id, type, payload, rooms, occurred_at AS "occurredAt" FROM platform.event
        WHERE type = 'assessment.due-soon.v1' AND payload->>'seniorId' = $1`,
      [home.senior.id],
    ))!;
    const again = { ...event, id: newId(t.clock.now()) } as Parameters<Tell['apply']>[1];
    await Promise.all([1, 2, 3].map(() => t.write((tx) => t.get(Tell).apply(tx, again))));
    await t.write((tx) => t.get(Tell).apply(tx, event as Parameters<Tell['apply']>[1]));
    await t.drain();
    expect(await texts(home.family)).toHaveLength(2);
    expect(printed(home.family)).toHaveLength(2);
  });

  it('is told only to representatives with the right, and to those of the senior', async () => {
    const home = await givenHome();
    const onlooker = await givenFamily(t, home.senior.id, ['VIEW']);
    const order = await givenOrder(t, home);
    await t.drain();
    await t.write(async (tx) =>
      tx.publish({
        type: 'visits.checked-out.v1',
        payload: {
          ...{ visitId: newId(), orderId: order.id, caregiverId: newId(), method: 'CODE' },
          ...{ at: tx.now.toISOString(), actualMinutes: 118, flags: [] },
        },
        audience: { seniorId: home.senior.id },
      }),
    );
    await t.drain();
    const asked = (list: string[]) => list.filter((text) => text.includes('118分钟'));
    expect(asked(await texts(home.family))).toHaveLength(1);
    expect(asked(await texts(onlooker))).toEqual([]);
    expect(await texts(onlooker)).toContainEqual(expect.stringContaining('已为王*华预约'));
  });

  it('is not his to read any more whose right has ended, nor is it sent to him', async () => {
    const home = await givenHome();
    at('22:00:00');
    await assessmentDue(home.senior.id);
    await t.drain();
    const family = await t.again(home.family);
    expect((await texts(family)).length).toBeGreaterThan(0);
    const { representatives } = (await family.get(`/seniors/${home.senior.id}`).expect(200)).body as {
      representatives: { id: string }[];
    };
    await family.delete(`/seniors/${home.senior.id}/representatives/${representatives[0].id}`).expect(200);
    at('07:00:00');
    await t.drain();
    expect(await texts(await t.again(home.family))).toEqual([]);
    expect(await unread(await t.again(home.family))).toBe(0);
    expect((await smsOf(home.family)).map(({ state }) => state)).toEqual(['WITHDRAWN']);
    expect(printed(home.family)).toEqual([]);
  });
});

describe('Quiet hours', () => {
  it('hold a text message back until their end, to the second', async () => {
    const home = await givenHome();
    at('20:59:59');
    await assessmentDue(home.senior.id);
    await t.drain();
    expect(printed(home.family)).toHaveLength(1);
    t.clock.set(addMinutes(t.clock.now(), 1 / 60));
    await assessmentDue(home.senior.id);
    await t.drain();
    expect(await texts(await t.again(home.family))).toHaveLength(2);
    expect(printed(home.family)).toHaveLength(1);
    const [, waiting] = await smsOf(home.family);
    t.clock.set(new Date(waiting.dueAt!.getTime() - 1));
    await t.drain();
    expect(printed(home.family)).toHaveLength(1);
    t.clock.set(waiting.dueAt!);
    await t.drain();
    expect(printed(home.family)).toHaveLength(2);
    expect(waiting.dueAt!.toISOString()).toMatch(/T23:00:00.000Z$/);
  });

  it('hold back also what was due before them and could not be sent', async () => {
    const home = await givenHome();
    at('20:30:00');
    await t.write((tx) => t.get(Tell).apply(tx, dueSoonOf(home)));
    at('03:00:00');
    await t.drain();
    expect(printed(home.family)).toEqual([]);
    at('07:00:00');
  });

  it('are broken by what is urgent', async () => {
    const home = await givenHome();
    const order = await givenOrder(t, home, { startsAt: '2026-11-26T09:00:00+08:00' });
    await t.drain();
    at('23:30:00');
    await nobodyOpened(home, order.id);
    await t.drain();
    expect(printed(home.family)[0]).toContain('没有人应门。请您马上联系老人。');
  });

  it('do not hold back news of a visit that begins before they end', async () => {
    for (const [startsAt, told] of [
      ['2026-11-25T06:30:00+08:00', 1],
      ['2026-11-25T09:00:00+08:00', 0],
    ] as const) {
      t.clock.set(new Date('2026-11-24T20:00:00+08:00'));
      const home = await givenHome();
      const { id: orderId } = await givenOrder(t, home, { startsAt });
      await t.drain();
      const before = printed(home.family).length;
      t.clock.set(new Date('2026-11-24T23:30:00+08:00'));
      await t.write((tx) => {
        tx.publish({
          type: 'dispatch.replacement-ended.v1',
          payload: {
            ...{ orderId, cause: 'CAREGIVER_ILL', outcome: 'NOT_FOUND', otherTimes: [] },
            ...{ providerId: null, caregiverId: null },
          },
          audience: { seniorId: home.senior.id },
        });
        return Promise.resolve();
      });
      await t.drain();
      expect(printed(home.family).slice(before)).toHaveLength(told);
    }
  });
});

describe('Somebody', () => {
  it('chooses what he is told about, by which channel and in which language', async () => {
    const home = await givenHome();
    const before = await home.family.get('/notification-preferences').expect(200);
    expect(before.body).toMatchObject({ quietFromMinute: 1260, quietToMinute: 420, smsAvailable: true });
    const off = { choices: [{ topic: 'APPLICATIONS', channel: 'SMS', on: false }] };
    const after = await home.family.put('/notification-preferences', off).expect(200);
    const topics = (after.body as { topics: { topic: string; channels: object[] }[] }).topics;
    expect(topics.find(({ topic }) => topic === 'APPLICATIONS')!.channels).toEqual([
      { channel: 'IN_APP', on: true, fixed: false },
      { channel: 'SMS', on: false, fixed: false },
    ]);
    await home.family.put('/me/locale', { locale: 'en' }).expect(204);
    await assessmentDue(home.senior.id);
    await nobodyOpened(home, (await givenOrder(t, home)).id);
    await t.drain();
    expect(printed(home.family).filter((text) => text.includes('assessment'))).toEqual([]);
    expect(printed(home.family)).toContainEqual(expect.stringMatching(/^\[Anzhi\] The caregiver came to/));
    expect((await texts(home.family)).filter((text) => text.includes('能力评估'))).toHaveLength(1);
  });

  it('who opts out before the morning is not written to', async () => {
    const home = await givenHome();
    at('22:00:00');
    await assessmentDue(home.senior.id);
    await t.drain();
    const off = { choices: [{ topic: 'APPLICATIONS', channel: 'SMS', on: false }] };
    await (await t.again(home.family)).put('/notification-preferences', off).expect(200);
    at('07:00:00');
    await t.drain();
    expect((await smsOf(home.family)).map(({ state }) => state)).toEqual(['WITHDRAWN']);
  });

  it('cannot switch off what has legal effect', async () => {
    const home = await givenHome();
    const off = { choices: [{ topic: 'RIGHTS', channel: 'IN_APP', on: false }] };
    const { body } = await home.family.put('/notification-preferences', off).expect(422);
    expect(body).toMatchObject({ code: 'notifications.always-on', errors: [{ pointer: '/choices/0/on' }] });
  });
});

describe('The operator', () => {
  /** An operator of its own for one story, in place of the one that prints. */
  class Operator extends SmsGateway {
    override readonly isAvailable = true;
    readonly taken: string[] = [];

    constructor(
      override readonly knowsKeys: boolean,
      private readonly answer: (attempt: number) => Error | undefined,
    ) {
      super();
    }

    async send(_phone: string, _text: string, key?: string): Promise<void> {
      this.taken.push(key!);
      const error = this.answer(this.taken.length);
      if (error) throw error;
    }
  }
  const sender = (operator: Operator): SmsSender => {
    const queue = Object.assign(Object.create(SmsQueue.prototype) as SmsQueue, t.get(SmsQueue), {
      gateway: operator,
    });
    return new SmsSender(t.get(UnitOfWork), queue, operator);
  };
  /** A message that waits in the queue: told, and not sent yet. */
  const waiting = async (ofHome?: GivenHousehold): Promise<ApiClient> => {
    const home = ofHome ?? (await givenHome());
    await t.write((tx) => t.get(Tell).apply(tx, dueSoonOf(home)));
    return home.family;
  };
  const tries = async (person: ApiClient): Promise<string[]> => {
    const rows = await t.db.query<{ outcome: string }>(
      `SELECT a.outcome FROM notifications.attempt a JOIN notifications.delivery d ON d.id = a.delivery_id
        WHERE d.account_id = $1 ORDER BY a.number`,
      [person.accountId],
    );
    return rows.map(({ outcome }) => outcome);
  };

  it('that is busy is asked again, later each time, and once only when he is done', async () => {
    const person = await waiting();
    const operator = new Operator(false, (attempt) => (attempt < 3 ? new SmsRefused('busy') : undefined));
    const send = sender(operator);
    await send.runOnce();
    expect(await smsOf(person)).toMatchObject([
      { state: 'QUEUED', attempts: 1, dueAt: addMinutes(t.clock.now(), 0.5) },
    ]);
    await send.runOnce();
    expect(operator.taken).toHaveLength(1);
    t.clock.advanceMinutes(0.5);
    await send.runOnce();
    t.clock.advanceMinutes(2);
    await send.runOnce();
    await send.runOnce();
    expect(new Set(operator.taken).size).toBe(1);
    expect(await tries(person)).toEqual(['REFUSED', 'REFUSED', 'SENT']);
    expect(await smsOf(person)).toMatchObject([{ state: 'SENT', attempts: 3 }]);
  });

  it('that refuses for good is not asked again; after five attempts nobody is', async () => {
    const person = await waiting();
    await sender(new Operator(true, () => new SmsRefused('no such number', true))).runOnce();
    expect(await smsOf(person)).toMatchObject([{ state: 'FAILED', attempts: 1 }]);
    const other = await waiting();
    const send = sender(new Operator(true, () => new Error('timeout')));
    for (let attempt = 0; attempt < 6; attempt++) {
      await send.runOnce();
      t.clock.advanceMinutes(35);
    }
    expect(await smsOf(other)).toMatchObject([{ state: 'FAILED', attempts: 5 }]);
  });

  it('whose answer is lost is asked again only if he knows a message by its key', async () => {
    const person = await waiting();
    await sender(new Operator(false, () => new Error('timeout'))).runOnce();
    expect(await smsOf(person)).toMatchObject([{ state: 'UNKNOWN', attempts: 1 }]);
    const other = await waiting();
    const operator = new Operator(true, (attempt) => (attempt === 1 ? new Error('timeout') : undefined));
    await sender(operator).runOnce();
    t.clock.advanceMinutes(0.5);
    await sender(operator).runOnce();
    expect(new Set(operator.taken).size).toBe(1);
    expect(await tries(other)).toEqual(['UNCLEAR', 'SENT']);
  });

  it.each([
    [true, 'SENT', ['UNCLEAR', 'SENT']],
    [false, 'UNKNOWN', ['UNCLEAR']],
  ] as const)('after the death of a sender (knows keys: %s): %s', async (knowsKeys, state, outcomes) => {
    const person = await waiting();
    // claimed, and then nothing more was heard
    const { claimed } = await t.write((tx) => t.get(SmsQueue).claim(tx));
    expect(claimed).toHaveLength(1);
    const operator = new Operator(knowsKeys, () => undefined);
    await sender(operator).runOnce();
    expect(operator.taken).toEqual([]);
    t.clock.advanceMinutes(2);
    await sender(operator).runOnce();
    expect(operator.taken).toEqual(knowsKeys ? [claimed[0].id] : []);
    expect(await smsOf(person)).toMatchObject([{ state }]);
    expect(await tries(person)).toEqual(outcomes);
  });

  it('gets each message from one of many senders', async () => {
    const homes = [await givenHome(), await givenHome(), await givenHome()];
    const people = await Promise.all(homes.map((home) => waiting(home)));
    const operator = new Operator(false, () => undefined);
    const senders = Array.from({ length: 4 }, () => sender(operator));
    await Promise.all(senders.map((each) => each.runOnce()));
    expect(operator.taken).toHaveLength(3);
    for (const person of people) expect(await smsOf(person)).toMatchObject([{ state: 'SENT', attempts: 1 }]);
  });

  it('gets nothing that says nothing any more', async () => {
    const person = await waiting();
    t.clock.advanceMinutes(24 * 60);
    const operator = new Operator(true, () => undefined);
    await sender(operator).runOnce();
    expect(operator.taken).toEqual([]);
    expect(await smsOf(person)).toMatchObject([{ state: 'EXPIRED', attempts: 0 }]);
  });
});

describe('Without an operator', () => {
  it('the record says plainly that nothing was sent', async () => {
    const home = await givenHome();
    const tell = Object.assign(Object.create(Tell.prototype) as object, t.get(Tell), {
      sms: { isAvailable: false },
    }) as unknown as Tell;
    await t.write((tx) => tell.apply(tx, dueSoonOf(home)));
    await t.drain();
    expect(await smsOf(home.family)).toMatchObject([{ state: 'UNAVAILABLE', attempts: 0, dueAt: null }]);
    expect(await texts(await t.again(home.family))).toHaveLength(1);
  });
});

describe('The record of sending', () => {
  it('shows officers of the division who was told what and how it went, masked', async () => {
    const home = await givenHome({ name: '赵桂兰' });
    await assessmentDue(home.senior.id);
    await t.drain();
    const officer = async (code: string) =>
      t.person('热线坐席', { role: 'CALL_CENTER', regionId: await regionId(t, code) });
    const inside = await officer(CODES.county);
    const path = `/notification-deliveries?seniorId=${home.senior.id}&channel=SMS`;
    const { items } = (await inside.get(path).expect(200)).body as DeliveryPageDto;
    const { phone } = home.family.credentials!;
    expect(items).toMatchObject([
      { state: 'SENT', attempts: 1, phone: `${phone.slice(0, 3)}****${phone.slice(-4)}`, name: '王*明' },
    ]);
    expect(JSON.stringify(items)).not.toContain(phone);
    const detail = await inside.get(`/notification-deliveries/${items[0].id}`).expect(200);
    expect((detail.body as { tries: object[] }).tries).toMatchObject([{ number: 1, outcome: 'SENT' }]);
    const outside = await officer(CODES.otherCounty);
    expect(((await outside.get(path).expect(200)).body as DeliveryPageDto).items).toEqual([]);
    await outside.get(`/notification-deliveries/${items[0].id}`).expect(404);
    await home.family.get(path).expect(403);
  });

  it('is read page by page', async () => {
    const inside = await t.person('热线坐席', {
      role: 'CALL_CENTER',
      regionId: await regionId(t, CODES.county),
    });
    const ids: string[] = [];
    let cursor = '';
    do {
      const page = (await inside.get(`/notification-deliveries?limit=7${cursor}`).expect(200))
        .body as DeliveryPageDto;
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : '';
    } while (cursor);
    const all = await t
      .get(Database)
      .query('SELECT id FROM notifications.delivery WHERE region_id IS NOT NULL');
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(all.length);
  });
});

describe('A whole order', () => {
  it('tells the family, the desk and the caregiver their parts, and the desk no name', async () => {
    const town = await givenTown(t);
    const home = await town.household({ name: '孙玉珍' });
    const team = await town.team();
    await givenOrder(t, home, { startsAt: '2026-11-26T09:00:00+08:00' });
    await t.drain();
    const offer = (await texts(team.dispatcher)).find((text) => text.startsWith('新派单'));
    expect(offer).toMatch(/^新派单：.+，.+请在.+前答复。$/);
    expect(offer).not.toContain('孙');
    expect(await texts(home.family)).toContainEqual(expect.stringMatching(/^已为孙\*珍预约/));
    expect(await t.db.query('SELECT * FROM platform.dead_letter')).toEqual([]);
  });
});
