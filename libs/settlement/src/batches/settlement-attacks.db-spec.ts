import { newId } from '@anzhi/kernel';
import { useApp } from '@test/app';
import { useClient } from '@test/client';
import { givenCapture, givenSettlementDesk, openMonth, settleUpTo } from '@test/given/settlement';

/** What the rows themselves refuse, whoever writes them: the use cases are not asked. */
const t = useApp();
const app = useClient(() => t.database.appUrl);
const owner = useClient(() => t.database.ownerUrl);

let frozen: string;
let paid: string;

beforeAll(async () => {
  t.clock.set(new Date('2026-12-03T09:00:00+08:00'));
  const [one, two] = [await givenSettlementDesk(t), await givenSettlementDesk(t)];
  await givenCapture(t, one.providerId);
  await givenCapture(t, two.providerId);
  frozen = await openMonth(t, one.providerId);
  await settleUpTo(one, frozen, 'freezing');
  paid = await openMonth(t, two.providerId);
  await settleUpTo(two, paid, 'payment');
}, 60_000);

const COLUMNS = `county_id, order_id, number, seq, take, batch_id, line_no, region_id, kind, evidence_id, senior_id, item_code,
  service_date, booked_minutes, delivered_minutes, due_fen, self_fen, public_fen, deducted_fen, payable_fen,
  reversed_through, facts, reason`;
/** A copy of a batch's line, under another take, place or amounts. */
const line = (take: string, lineNo: number, more = 'public_fen, deducted_fen, payable_fen'): string => `
  INSERT INTO settlement.line (${COLUMNS})
  SELECT county_id, order_id, number, seq, ${take}, batch_id, ${lineNo}, region_id, kind, evidence_id, senior_id, item_code,
         service_date, booked_minutes, delivered_minutes, due_fen, self_fen, ${more}, reversed_through, facts, reason
    FROM settlement.line WHERE batch_id = $1`;
const STEP = (event: string, from: string, to: string, level: string | null): string => `
  INSERT INTO settlement.step (county_id, batch_id, no, event, from_state, to_state, level, account_id, at)
  SELECT county_id, batch_id, max(no) + 1, '${event}', '${from}', '${to}', ${level ? `'${level}'` : 'NULL'}, $2, now()
    FROM settlement.step WHERE batch_id = $1 GROUP BY county_id, batch_id`;

describe('The rows of settlement refuse', () => {
  it.each([
    ['a line for a frozen statement', line('take + 1', 99), 'line_only_while_open'],
    [
      'a capture leaving what was exported',
      `INSERT INTO settlement.line_exit (county_id, order_id, number, take, cause, at)
       SELECT county_id, order_id, number, take, 'DISPUTED', now() FROM settlement.line WHERE batch_id = $2 AND $1::uuid IS NOT NULL`,
      'exit_only_before_export',
    ],
    [
      'a second way out of the same statement',
      `INSERT INTO settlement.line_exit (county_id, order_id, number, take, cause, at)
       SELECT county_id, order_id, number, 9, 'DISPUTED', now() FROM settlement.line WHERE batch_id = $1`,
      'exit_only_before_export',
    ],
    [
      'a penalty after the approval',
      `INSERT INTO settlement.penalty (county_id, id, batch_id, kind, fen, reason, account_id, at)
       SELECT county_id, gen_random_uuid(), id, 'CONTRACT', 1, '迟', gen_random_uuid(), now()
         FROM settlement.batch WHERE id = $2 AND $1::uuid IS NOT NULL`,
      'penalty_before_approval',
    ],
    [
      'a payout that is not what the statement comes to',
      `INSERT INTO settlement.payout (county_id, provider_id, seq, batch_id, earned_fen, clawback_fen, penalty_fen,
         carried_in_fen, limit_bp, netted_fen, carried_out_fen, payable_fen, at)
       SELECT county_id, provider_id, 1, id, gross_fen + 1, 0, 0, 0, 5000, 0, 0, gross_fen + 1, now()
         FROM settlement.batch WHERE id = $1`,
      'payout_is_the_batch',
    ],
    [
      'a payment of what was paid already',
      `INSERT INTO settlement.payment (county_id, batch_id, attempt, fen, command_id, reference, account_id, at)
       SELECT county_id, batch_id, 2, fen, gen_random_uuid(), '再付', account_id, now()
         FROM settlement.payment WHERE batch_id = $2 AND $1::uuid IS NOT NULL`,
      'payment_again',
    ],
    [
      'a payment for a statement that is not exported',
      `INSERT INTO settlement.payment (county_id, batch_id, attempt, fen, command_id, reference, account_id, at)
       SELECT county_id, id, 1, 5, gen_random_uuid(), '付', gen_random_uuid(), now() FROM settlement.batch WHERE id = $1`,
      'payment_payout',
    ],
  ])('%s', async (_, sql, constraint) => {
    const parameters = sql.includes('$2') ? [frozen, paid] : [frozen];
    await expect(app.query(sql, parameters)).rejects.toMatchObject({ constraint });
  });

  it.each([
    ['out of its order', STEP('approve', 'TOWNSHIP_VERIFIED', 'COUNTY_APPROVED', 'COUNTY'), 'follow_step'],
    ['that leads elsewhere', STEP('confirm', 'FROZEN', 'PAID', 'PROVIDER'), 'step_transition'],
    [
      'that leaves one out',
      STEP('confirm', 'FROZEN', 'PROVIDER_CONFIRMED', 'PROVIDER').replace('max(no) + 1', 'max(no) + 2'),
      'step_follows',
    ],
    ['of nobody’s level', STEP('confirm', 'FROZEN', 'PROVIDER_CONFIRMED', null), 'step_level'],
  ])('a step %s', async (_, sql, constraint) => {
    await expect(app.query(sql, [frozen, newId()])).rejects.toMatchObject({ constraint });
  });

  it('a second line for an order that did not leave, also for the owner of the tables in an open statement', async () => {
    const open = (): Promise<unknown> =>
      owner.query(`ALTER TABLE settlement.line DISABLE TRIGGER line_only_while_open`);
    const close = (): Promise<unknown> =>
      owner.query(`ALTER TABLE settlement.line ENABLE TRIGGER line_only_while_open`);
    await open();
    try {
      await expect(owner.query(line('take + 1', 99), [frozen])).rejects.toMatchObject({
        constraint: 'line_previous',
      });
      await expect(owner.query(line('take', 99), [frozen])).rejects.toMatchObject({
        constraint: 'line_pkey',
      });
      await expect(
        owner.query(line('take', 98, 'public_fen, deducted_fen, payable_fen + 1'), [frozen]),
      ).rejects.toMatchObject({ constraint: 'line_payable' });
    } finally {
      await close();
    }
  });

  it('a deduction once more where it was waived', async () => {
    const key = 'county_id, order_id, number, seq, take';
    const copied = line('take + 1', 97, 'public_fen, 1, public_fen - 1').replace('$1', `'${frozen}'`);
    await expect(
      owner.query(`
        ALTER TABLE settlement.dispute_decision DISABLE TRIGGER waiver_of_a_deduction;
        ALTER TABLE settlement.line DISABLE TRIGGER line_only_while_open;
        INSERT INTO settlement.line_dispute (${key}, reason, account_id, at)
          SELECT ${key}, '已补交', gen_random_uuid(), now() FROM settlement.line WHERE batch_id = '${frozen}';
        INSERT INTO settlement.dispute_decision (${key}, decision, reason, account_id, at)
          SELECT ${key}, 'WAIVED', '已核对', gen_random_uuid(), now() FROM settlement.line WHERE batch_id = '${frozen}';
        ${copied}`),
    ).rejects.toMatchObject({ constraint: 'waiver_holds' });
  });

  it('parts of a family’s payment that are not its amount, and more going back of one than was paid', async () => {
    const [payment, order] = [newId(), newId()];
    const item = (fen: number, orderId: string): string =>
      `INSERT INTO settlement.family_payment_item (county_id, payment_id, order_id, fen)
       SELECT county_id, id, '${orderId}', ${fen} FROM settlement.family_payment WHERE id = '${payment}'`;
    await owner.query(`
      INSERT INTO settlement.family_payment (county_id, id, senior_id, channel, timing, amount_fen, asked_by, asked_as, asked_at)
        SELECT county_id, '${payment}', gen_random_uuid(), 'GATEWAY', 'AFTER', 500, gen_random_uuid(), 'FAMILY', now()
          FROM settlement.batch WHERE id = '${frozen}';
      ${item(500, order)}`);
    await expect(owner.query(item(1, newId()))).rejects.toMatchObject({ constraint: 'payment_item_adds_up' });
    await expect(
      owner.query(
        `INSERT INTO settlement.family_refund (county_id, id, payment_id, order_id, senior_id, source, fen, reason, asked_at)
         SELECT county_id, gen_random_uuid(), payment_id, order_id, gen_random_uuid(), 'DUE', fen + 1, '多收', now()
           FROM settlement.family_payment_item WHERE payment_id = $1`,
        [payment],
      ),
    ).rejects.toMatchObject({ constraint: 'refund_within_payment' });
  });

  it('to be told a state, a root or a sum: they are computed, and the app role may not write them', async () => {
    for (const column of ['state', 'root', 'gross_fen'])
      await expect(
        app.query(`UPDATE settlement.batch SET ${column} = DEFAULT WHERE id = $1`, [frozen]),
      ).rejects.toMatchObject({ code: '42501' });
    const lie = STEP('confirm', 'FROZEN', 'PROVIDER_CONFIRMED', 'PROVIDER')
      .replace('account_id, at)', 'account_id, at, root, lines, gross_fen)')
      .replace('$2, now()', "$2, now(), 'x', 7, 7");
    const [{ true: isTrue }] = await owner.query<{ true: boolean }>(
      `WITH lie AS (${lie} RETURNING *)
       SELECT lie.lines = 1 AND lie.gross_fen = b.gross_fen AND lie.root = b.root AS true
         FROM lie JOIN settlement.batch b ON b.id = lie.batch_id`,
      [frozen, newId()],
    );
    expect(isTrue).toBe(true);
  });

  it.each(['payee', 'line', 'line_part', 'step', 'payout', 'payment'])('any change of %s', async (table) => {
    for (const sql of [
      `UPDATE settlement.${table} SET county_id = county_id`,
      `DELETE FROM settlement.${table}`,
    ])
      await expect(owner.query(sql)).rejects.toMatchObject({ code: expect.any(String) as string });
    await expect(app.query(`DELETE FROM settlement.${table}`)).rejects.toMatchObject({ code: '42501' });
  });
});
