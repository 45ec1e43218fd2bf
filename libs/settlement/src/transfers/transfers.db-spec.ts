import { LedgerChecks } from '@anzhi/ledger';
import { useApp } from '@test/app';
import {
  givenCapture,
  givenSettlementDesk,
  openMonth,
  settleUpTo,
  type SettlementDesk,
} from '@test/given/settlement';
import type { BatchDetailView } from '../batches/batches.dto';
import type { BankAccountPageView, MadeBankFileView } from './transfers.dto';

const t = useApp();
let desk: SettlementDesk;

beforeEach(async () => {
  t.clock.set(new Date('2026-12-03T09:00:00+08:00'));
  desk = await givenSettlementDesk(t);
});
afterEach(async () => {
  expect(await t.get(LedgerChecks).run(t.db)).toEqual([]);
});

const ACCOUNT = { bankName: '江苏银行宿迁分行', accountName: '安心居家', accountNo: '6228480012345678901' };
const give = (by = desk, more: object = {}) =>
  by.provider.post('/settlement/bank-accounts', { ...ACCOUNT, countyId: by.countyId, ...more });
const decide = (decision: string, by = desk, seq = 1) =>
  by.handler.post('/settlement/bank-accounts/decision', {
    ...{ countyId: by.countyId, providerId: by.providerId, seq, decision },
  });
const makeFile = () => desk.finance.post('/settlement/bank-files', { countyId: desk.countyId });

it('The bank is asked to pay what was exported, to accounts that somebody else has checked, and to no other', async () => {
  const other = await givenSettlementDesk(t);
  await givenCapture(t, desk.providerId);
  await givenCapture(t, other.providerId);
  await give().expect(404);
  const [mine, theirs] = [await openMonth(t, desk.providerId), await openMonth(t, other.providerId)];
  await give().expect(201);
  expect((await give().expect(409)).body).toMatchObject({ code: 'settlement.account-undecided' });
  const { payout, number } = await settleUpTo<BatchDetailView>(desk, mine, 'export');
  const theirView = await settleUpTo<BatchDetailView>(other, theirs, 'export');
  expect((await makeFile().expect(409)).body).toMatchObject({ code: 'settlement.nothing-to-transfer' });
  await decide('APPROVED').expect(200);
  await decide('REFUSED').expect(409);
  const made = (await makeFile().expect(201)).body as MadeBankFileView;
  expect(made).toMatchObject({ transfers: 1, fen: payout.payableFen });
  expect(made.withoutAccount).toContain(theirView.number);
  const file = await desk.finance.get(`/settlement/bank-files/${made.id}/content`).expect(200);
  expect(file.text).toContain(`${number},安心居家,6228480012345678901,`);
  expect(file.text).not.toContain(theirView.number);
  // another account later: what was sent to the bank stays what it was
  await give(desk, { accountNo: '6228480099999999999' }).expect(201);
  await decide('APPROVED', desk, 2).expect(200);
  expect((await desk.finance.get(`/settlement/bank-files/${made.id}/content`)).text).toBe(file.text);
  const list = (await desk.handler.get('/settlement/bank-accounts').expect(200)).body as BankAccountPageView;
  expect(list.items.filter(({ providerId }) => providerId === desk.providerId).map(({ seq }) => seq)).toEqual(
    [1, 2],
  );
  expect((await other.provider.get('/settlement/bank-accounts').expect(200)).body).toMatchObject({
    items: [],
  });
});
