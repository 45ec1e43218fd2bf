import { LedgerChecks } from '@anzhi/ledger';
import { useApp } from '@test/app';
import {
  givenCapture,
  givenSettlementDesk,
  openMonth,
  settleUpTo,
  type SettlementDesk,
} from '@test/given/settlement';
import type { BatchPageView, BatchView, SettlementLinePageView } from '../batches/batches.dto';
import { MonthSchedule } from './month-schedule';
import type { SettlementProgressView } from './progress.dto';

const t = useApp();
let desk: SettlementDesk;

beforeEach(async () => {
  t.clock.set(new Date('2026-11-25T09:00:00+08:00'));
  desk = await givenSettlementDesk(t);
});
afterEach(async () => {
  expect(await t.get(LedgerChecks).run(t.db)).toEqual([]);
});

/** A morning on which every worker knocks at once, and then everything that is due is done. */
async function morningOf(day: string): Promise<void> {
  t.clock.set(new Date(`${day}T08:00:00+08:00`));
  await Promise.all(Array.from({ length: 3 }, () => t.get(MonthSchedule).tick()));
  await t.drain();
  desk = { ...desk, ...(await givenSettlementDesk(t, desk.providerId)) };
}

/** The same without the calendar, whose days are taken once. @returns the statement of whoever */
async function frozenOn(day: string, whose: SettlementDesk): Promise<string> {
  t.clock.set(new Date(`${day}T08:00:00+08:00`));
  const today = { ...whose, ...(await givenSettlementDesk(t, whose.providerId)) };
  const id = await openMonth(t, whose.providerId);
  await settleUpTo(today, id, 'freezing');
  if (whose.providerId === desk.providerId) desk = today;
  return id;
}

const batches = async (): Promise<BatchView[]> =>
  ((await desk.provider.get('/settlement/batches').expect(200)).body as BatchPageView).items;
const remindersOf = (id: string): Promise<{ state: string; day: string; overdue: boolean }[]> =>
  t.db.query(
    `SELECT payload->>'state' AS state, payload->>'day' AS day, (payload->>'overdue')::boolean AS overdue
       FROM platform.event WHERE type = 'settlement.step-due.v1' AND payload->>'batchId' = $1 ORDER BY seq`,
    [id],
  );

describe('The calendar', () => {
  it('opens, freezes, reminds, warns and archives by itself', async () => {
    await givenCapture(t, desk.providerId);
    await morningOf('2026-12-01');
    const [draft] = await batches();
    expect(draft).toMatchObject({ state: 'DRAFT', month: 202611, lines: 0 });
    await morningOf('2026-12-03');
    expect(await batches()).toMatchObject([{ id: draft.id, state: 'FROZEN', lines: 1 }]);
    await morningOf('2026-12-04');
    // the 5th is a Saturday: until Monday, and two working days before it is Thursday
    expect(await remindersOf(draft.id)).toEqual([{ state: 'FROZEN', day: '2026-12-07', overdue: false }]);
    await morningOf('2026-12-08');
    expect((await remindersOf(draft.id)).at(-1)).toEqual({
      ...{ state: 'FROZEN', day: '2026-12-07', overdue: true },
    });
    await settleUpTo(desk, draft.id, 'payment', 'confirmation');
    await morningOf('2027-01-06');
    expect(await batches()).toMatchObject([{ state: 'PAID' }]);
    await morningOf('2027-01-08');
    expect(await batches()).toMatchObject([{ state: 'ARCHIVED' }]);
    await desk.finance.post(`/settlement/batches/${draft.id}/payment-return`, { reason: '退票' }).expect(409);
  });

  it('shows what holds the month up, the latest first', async () => {
    const other = await givenSettlementDesk(t);
    await givenCapture(t, desk.providerId);
    await givenCapture(t, other.providerId);
    await frozenOn('2026-12-03', other);
    const mine = await frozenOn('2026-12-03', desk);
    await settleUpTo(desk, mine, 'approval', 'confirmation');
    t.clock.set(new Date('2026-12-14T09:00:00+08:00'));
    desk = { ...desk, ...(await givenSettlementDesk(t, desk.providerId)) };
    const { body } = await desk.handler.get('/settlement/progress?month=202611').expect(200);
    const { items, terms } = body as SettlementProgressView;
    expect(terms).toMatchObject({ CONFIRM: '2026-12-07', PAY: '2026-12-31' });
    const ours = items.filter(({ providerId }) => [desk.providerId, other.providerId].includes(providerId));
    expect(ours.map(({ providerId, waitsFor, daysLate }) => [providerId, waitsFor, daysLate])).toEqual([
      [other.providerId, 'CONFIRM', 7],
      [desk.providerId, 'PAY', 0],
    ]);
    expect(items.map(({ daysLate }) => daysLate)).toEqual(
      [...items.map(({ daysLate }) => daysLate)].sort((a, b) => b - a),
    );
  });
});

describe('Lists', () => {
  it('are the same page by page while others are written, and nothing of another provider is in them', async () => {
    for (let count = 0; count < 3; count++) await givenCapture(t, desk.providerId);
    const id = await frozenOn('2026-12-03', desk);
    const lines = async (query: string): Promise<SettlementLinePageView> =>
      (await desk.provider.get(`/settlement/batches/${id}/lines?${query}`).expect(200))
        .body as SettlementLinePageView;
    const whole = (await lines('')).items;
    const first = await lines('limit=1');
    const other = await givenSettlementDesk(t);
    await givenCapture(t, other.providerId);
    await givenCapture(t, desk.providerId);
    await desk.provider.post(`/settlement/batches/${id}/lines/3/dispute`, { reason: '时长有误' }).expect(201);
    const second = await lines(`limit=1&cursor=${first.nextCursor}`);
    const third = await lines(`limit=5&cursor=${second.nextCursor}`);
    expect([...first.items, ...second.items, ...third.items].map(({ orderId }) => orderId)).toEqual(
      whole.map(({ orderId }) => orderId),
    );
    expect(third.nextCursor).toBeNull();
    expect((await lines('only=EXCEPTIONS')).items.map(({ lineNo }) => lineNo)).toEqual([3]);
    await other.provider.get(`/settlement/batches/${id}`).expect(404);
    await other.provider.get(`/settlement/batches/${id}/lines`).expect(404);
  });
});
