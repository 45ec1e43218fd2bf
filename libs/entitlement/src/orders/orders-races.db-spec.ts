import { DomainError, newId } from '@anzhi/kernel';
import { LedgerChecks } from '@anzhi/ledger';
import { useApp } from '@test/app';
import { givenEntitledSenior, givenEvidence, givenHeldOrder, wishOf } from '@test/given/entitlement';
import { deadlocks } from '@test/given/ordering';
import { EntitlementFacade } from '../entitlement.facade';
import type { ServiceWish } from '../entitlement.types';

const t = useApp();
const facade = () => t.get(EntitlementFacade);
const providerId = newId();

const codeOf = (error: unknown): string => {
  if (error instanceof DomainError) return error.code;
  throw error;
};

/** The four commands on one order, with fresh evidence; each answers OK or with the code of its refusal. */
async function commandsOn(wish: ServiceWish) {
  const orderId = newId();
  const evidenceId = await givenEvidence(t, wish.countyId);
  const answer = (work: Promise<unknown>): Promise<string> => work.then(() => 'OK', codeOf);
  return {
    book: () => answer(t.write((tx) => facade().hold(tx, { ...wish, orderId }))),
    capture: () =>
      answer(t.write((tx) => facade().capture(tx, { orderId, providerId, actualMinutes: 60, evidenceId }))),
    release: () => answer(t.write((tx) => facade().release(tx, { orderId, reason: '改期' }))),
    reverse: () => answer(t.write((tx) => facade().reverse(tx, { orderId, reason: '核查属实' }))),
  };
}

type Command = keyof Awaited<ReturnType<typeof commandsOn>>;
type State = 'NONE' | 'HELD' | 'CAPTURED' | 'RELEASED' | 'REVERSED';

/** What each command does to an order, in so many words. */
function model(state: State, command: Command): [answer: string, next: State] {
  switch (command) {
    case 'book':
      return state === 'NONE' || state === 'RELEASED' ? ['OK', 'HELD'] : ['order-already-held', state];
    case 'capture':
      return state === 'HELD' ? ['OK', 'CAPTURED'] : ['order-not-held', state];
    case 'release':
      return state === 'HELD' ? ['OK', 'RELEASED'] : ['order-not-held', state];
    case 'reverse':
      if (state === 'CAPTURED') return ['OK', 'REVERSED'];
      return [state === 'REVERSED' ? 'order-already-reversed' : 'order-not-captured', state];
  }
}

const permutations = <T>(items: readonly T[]): T[][] =>
  items.length === 0
    ? [[]]
    : items.flatMap((item) =>
        permutations(items.filter((each) => each !== item)).map((rest) => [item, ...rest]),
      );

/** Of every table that an order touches, what is in it. */
async function digest(): Promise<Record<string, string>> {
  const tables = await t.db.query<{ name: string }>(
    `SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND (n.nspname IN ('entitlement', 'ledger', 'ordering')
         OR c.oid = ANY (ARRAY['platform.audit_trail', 'platform.outbox', 'platform.job']::regclass[])) ORDER BY 1`,
  );
  const content: Record<string, string> = {};
  for (const { name } of tables) {
    const [{ sum }] = await t.db.query<{ sum: string }>(
      `SELECT md5(coalesce(string_agg(r::text, '|' ORDER BY r::text), '')) AS sum FROM ${name} r`,
    );
    content[name] = sum;
  }
  return content;
}

afterEach(async () => {
  expect(await t.get(LedgerChecks).run(t.db)).toEqual([]);
});

describe('The last minutes', () => {
  it('of 64 bookings of an hour at once go to exactly the eight for which there are minutes', async () => {
    const wish = await wishOf(t, await givenEntitledSenior(t), { minutes: 60 });
    const splits = await Promise.all(
      Array.from({ length: 64 }, () => t.write((tx) => facade().hold(tx, { ...wish, orderId: newId() }))),
    );
    const paid = splits.filter(({ programmeMinutes }) => programmeMinutes > 0);
    expect(paid).toHaveLength(8);
    for (const { programmeMinutes, familyFen } of paid)
      expect([programmeMinutes, familyFen]).toEqual([60, 0]);
    expect((await facade().quote(t.db, wish)).availableMinutes).toBe(0);
  });
});

describe('One order', () => {
  it('is paid for once, however many captures arrive at once', async () => {
    const wish = await wishOf(t, await givenEntitledSenior(t));
    const orderId = await givenHeldOrder(t, wish);
    const evidenceId = await givenEvidence(t, wish.countyId);
    const answers = await Promise.allSettled(
      Array.from({ length: 6 }, () =>
        t.write((tx) => facade().capture(tx, { orderId, providerId, actualMinutes: 60, evidenceId })),
      ),
    );
    const refusals = answers.flatMap((each) => (each.status === 'rejected' ? [codeOf(each.reason)] : []));
    expect(refusals).toHaveLength(5);
    for (const code of refusals)
      expect(['entitlement.order-not-held', 'ledger.hold-already-posted']).toContain(code);
    expect((await facade().quote(t.db, wish)).availableMinutes).toBe(420);
  });

  it('answers every order of commands by what has become of it', async () => {
    const wish = await wishOf(t, await givenEntitledSenior(t), { minutes: 60 });
    for (const order of permutations<Command>(['book', 'capture', 'release', 'reverse'])) {
      const commands = await commandsOn(wish);
      let state: State = 'NONE';
      for (const command of [...order, ...order]) {
        const [answer, next] = model(state, command);
        const found = await commands[command]();
        expect({ order, command, found }).toEqual({
          ...{ order, command, found: answer === 'OK' ? answer : `entitlement.${answer}` },
        });
        state = next;
      }
    }
  });
});

describe('A refusal', () => {
  it('leaves no trace', async () => {
    const wish = await wishOf(t, await givenEntitledSenior(t));
    const open = await givenHeldOrder(t, wish);
    const done = await givenHeldOrder(t, wish);
    const evidenceId = await givenEvidence(t, wish.countyId);
    const unverified = await givenEvidence(t, wish.countyId, { verified: false });
    const service = { providerId, actualMinutes: 60 };
    await t.write((tx) => facade().capture(tx, { ...service, orderId: done, evidenceId }));
    const none = newId();
    const refusals: [code: string, work: Parameters<typeof t.write>[0]][] = [
      ['entitlement.order-already-held', (tx) => facade().hold(tx, { ...wish, orderId: open })],
      [
        'entitlement.item-unknown',
        (tx) => facade().hold(tx, { ...wish, orderId: none, itemCode: 'NOTHING' }),
      ],
      [
        'entitlement.month-not-issued',
        (tx) =>
          facade().hold(tx, { ...wish, orderId: none, startsAt: new Date('2026-12-03T09:00:00+08:00') }),
      ],
      ['entitlement.order-not-held', (tx) => facade().capture(tx, { ...service, orderId: none, evidenceId })],
      [
        'ledger.evidence-not-verified',
        (tx) => facade().capture(tx, { ...service, orderId: open, evidenceId: unverified }),
      ],
      ['entitlement.order-not-held', (tx) => facade().release(tx, { orderId: done, reason: 'x' })],
      ['entitlement.order-not-captured', (tx) => facade().reverse(tx, { orderId: open, reason: 'x' })],
      [
        'entitlement.reversal-too-large',
        (tx) => facade().reverse(tx, { orderId: done, reason: 'x', minutes: 61 }),
      ],
      [
        'entitlement.order-not-held',
        (tx) => facade().withhold(tx, { orderId: none, cause: { kind: 'REVIEW', id: none }, reason: 'x' }),
      ],
    ];
    const before = await digest();
    for (const [code, work] of refusals) {
      await expect(t.write(work)).rejects.toMatchObject({ code });
      expect(await digest()).toEqual(before);
    }
  });
});

it('None of this needed the database to break a deadlock', async () => {
  expect(await deadlocks(t)).toBe(0);
});
