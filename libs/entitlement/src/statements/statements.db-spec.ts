import { newId } from '@anzhi/kernel';
import { useApp, type ApiClient } from '@test/app';
import {
  givenEntitledSenior,
  givenEvidence,
  givenHeldOrder,
  PROGRAMME,
  wishOf,
} from '@test/given/entitlement';
import { CODES, regionId } from '@test/given/geo';
import { givenLot } from '@test/given/lots';
import { givenFamily, type GivenSenior } from '@test/given/people';
import { givenProvider } from '@test/given/providers';
import { EntitlementFacade } from '../entitlement.facade';
import type { BalancesDto, StatementDto, StatementLineDto } from './statements.dto';

const t = useApp();
const facade = () => t.get(EntitlementFacade);

interface Story {
  readonly senior: GivenSenior;
  readonly family: ApiClient;
  readonly providerId: string;
  readonly owner: ApiClient;
  readonly officer: ApiClient;
  readonly countyId: number;
  readonly orders: readonly string[];
}

/** Two services that voucher and minutes paid, one of them taken back in part, and a booking that is still open. */
async function story(): Promise<Story> {
  const senior = await givenEntitledSenior(t);
  await givenLot(t, senior, { programmeCode: 'NAT_VOUCHER', amount: 80_000 });
  const wish = await wishOf(t, senior);
  t.clock.advanceMinutes(1);
  const providerId = newId();
  const orders: string[] = [];
  for (const actualMinutes of [120, 90]) {
    const orderId = await givenHeldOrder(t, wish);
    const evidenceId = await givenEvidence(t, wish.countyId);
    t.clock.advanceMinutes(1);
    await t.write((tx) => facade().capture(tx, { orderId, providerId, actualMinutes, evidenceId }));
    orders.push(orderId);
    t.clock.advanceMinutes(1);
  }
  await t.write((tx) => facade().reverse(tx, { orderId: orders[0], reason: '核查属实', minutes: 30 }));
  t.clock.advanceMinutes(1);
  orders.push(await givenHeldOrder(t, wish));
  return {
    senior,
    family: await givenFamily(t, senior.id),
    providerId,
    owner: await t.person('店长', { role: 'PROVIDER_OWNER', organisationId: providerId }),
    officer: await t.person('县区审核', { role: 'COUNTY_REVIEWER', regionId: wish.countyId }),
    countyId: wish.countyId,
    orders,
  };
}

async function whole(client: ApiClient, path: string, limit = 200): Promise<StatementDto> {
  const lines: StatementLineDto[] = [];
  for (let cursor = ''; ;) {
    const join = path.includes('?') ? '&' : '?';
    const { body } = await client
      .get(`${path}${join}limit=${limit}${cursor && `&cursor=${cursor}`}`)
      .expect(200);
    const page = body as StatementDto;
    lines.push(...page.items);
    if (page.nextCursor === null) return { ...page, items: lines };
    cursor = page.nextCursor;
  }
}

/** Opening and lines, and what the transfers themselves say: both must be the closing. */
async function expectToAddUp({ sums, items, countyId }: StatementDto): Promise<void> {
  const figures = (of: (sum: StatementDto['sums'][number]) => { balance: number; held: number }) =>
    sums.map((sum) => [sum.kind, sum.programmeCode, sum.unit, of(sum).balance, of(sum).held]);
  const moved = figures(({ kind, programmeCode, unit, opening }) => {
    const own = items.filter(
      (line) => [line.kind, line.programmeCode, line.unit].join() === [kind, programmeCode, unit].join(),
    );
    return {
      balance: own.reduce((sum, line) => sum + line.amount, opening.balance),
      held: own.reduce((sum, line) => sum + line.held, opening.held),
    };
  });
  expect(moved).toEqual(figures(({ closing }) => closing));
  for (const accountId of new Set(items.map((line) => line.accountId))) {
    const own = items.filter((line) => line.accountId === accountId);
    const [{ amount }] = await t.db.query<{ amount: number }>(
      `SELECT (coalesce(sum(amount) FILTER (WHERE credit_account = $2), 0)
               - coalesce(sum(amount) FILTER (WHERE debit_account = $2), 0))::bigint AS amount
         FROM ledger.transfer WHERE county_id = $1 AND $2 IN (debit_account, credit_account)
          AND code NOT IN ('HOLD', 'RELEASE')`,
      [countyId, accountId],
    );
    expect(own.reduce((sum, line) => sum + line.amount, 0)).toBe(amount);
  }
}

describe('A statement', () => {
  it.each([
    ['a senior', (s: Story) => [s.family, `/seniors/${s.senior.id}/statement?period=202611`] as const],
    ['a senior, for an officer', (s: Story) => [s.officer, `/seniors/${s.senior.id}/statement`] as const],
    ['a provider', (s: Story) => [s.owner, `/providers/${s.providerId}/statement`] as const],
    [
      'a programme in a county',
      (s: Story) => [s.officer, `/programmes/${PROGRAMME}/statement?countyId=${s.countyId}`] as const,
    ],
    [
      'a county between two days',
      (s: Story) => [s.officer, `/counties/${s.countyId}/statement?from=2026-11-01&to=2026-11-23`] as const,
    ],
  ])('of %s adds up, on pages of any size', async (_who, of) => {
    const [client, path] = of(await story());
    const statement = await whole(client, path);
    expect(statement.items.length).toBeGreaterThan(2);
    await expectToAddUp(statement);
    expect((await whole(client, path, 3)).items).toEqual(statement.items);
    expect((await whole(client, path, 17)).items).toEqual(statement.items);
  });

  it('of a senior says what happened to which grant for which order', async () => {
    const { senior, family, orders } = await story();
    const { items, sums } = await whole(family, `/seniors/${senior.id}/statement`);
    const minutes = items.filter(({ programmeCode }) => programmeCode === PROGRAMME);
    expect(minutes.map(({ code, amount, held, orderId }) => [code, amount, held, orderId])).toEqual([
      ['GRANT', 480, 0, null],
      ['HOLD', 0, 120, orders[0]],
      ['CAPTURE', -120, -120, orders[0]],
      ['HOLD', 0, 120, orders[1]],
      ['CAPTURE', -90, -90, orders[1]],
      ['RELEASE', 0, -30, orders[1]],
      ['REVERSE', 30, 0, orders[0]],
      ['HOLD', 0, 120, orders[2]],
    ]);
    expect(minutes[0]).toMatchObject({
      zh: '“宿迁市政府购买居家养老上门服务（演示默认）”2026年11月：发放',
      period: 202611,
    });
    expect(sums.map(({ programmeCode, unit, closing }) => [programmeCode, unit, closing])).toEqual([
      ['NAT_VOUCHER', 'VOUCHER', { balance: 65_000, held: 10_000 }],
      [PROGRAMME, 'MINUTE', { balance: 300, held: 120 }],
    ]);
  });

  it('is the same on its second page when something has moved since the first', async () => {
    const { senior, family } = await story();
    const path = `/seniors/${senior.id}/statement?limit=4`;
    const before = await whole(family, `/seniors/${senior.id}/statement`);
    const { body: first } = await family.get(path).expect(200);
    t.clock.advanceMinutes(1);
    await givenHeldOrder(t, await wishOf(t, senior, { minutes: 60 }));
    const { body: second } = await family
      .get(`${path}&cursor=${(first as StatementDto).nextCursor}`)
      .expect(200);
    expect((second as StatementDto).items).toEqual(before.items.slice(4, 8));
  });

  it('comes as a table too, and the download is on record', async () => {
    const { senior, family } = await story();
    const { text, headers } = await family.get(`/seniors/${senior.id}/statement-file`).expect(200);
    expect(headers['content-disposition']).toContain(`statement-${senior.id}.csv`);
    const { items, sums } = await whole(family, `/seniors/${senior.id}/statement`);
    expect(text.trim().split('\r\n')).toHaveLength(1 + items.length + 2 * sums.length);
    const trail = await t.db.query(
      `SELECT FROM platform.audit_trail WHERE action = 'entitlement.statement-downloaded' AND senior_id = $1`,
      [senior.id],
    );
    expect(trail).toHaveLength(1);
  });
});

describe('A balance', () => {
  it('can be asked for at any instant', async () => {
    const before = t.clock.now();
    t.clock.advanceMinutes(1);
    const { senior, family, countyId, officer, owner, providerId } = await story();
    const at = async (client: ApiClient, path: string, instant: Date): Promise<unknown[]> => {
      const join = path.includes('?') ? '&' : '?';
      const { body } = await client.get(`${path}${join}at=${instant.toISOString()}`).expect(200);
      return (body as BalancesDto).balances
        .filter(({ programmeCode }) => programmeCode !== 'NAT_VOUCHER')
        .map(({ kind, amounts }) => [kind, amounts.balance, amounts.held]);
    };
    const now = t.clock.now();
    expect(await at(family, `/seniors/${senior.id}/balance`, before)).toEqual([['LOT', 0, 0]]);
    expect(await at(family, `/seniors/${senior.id}/balance`, now)).toEqual([['LOT', 300, 120]]);
    expect(await at(owner, `/providers/${providerId}/balance`, now)).toEqual([['PROVIDER', 30_000, 0]]);
    const programme = `/programmes/${PROGRAMME}/balance?countyId=${countyId}`;
    const county = `/counties/${countyId}/balance`;
    const then = await at(officer, programme, before);
    const [source] = (await at(officer, programme, now)) as [string, number][];
    expect(then.length).toBeGreaterThan(0);
    expect(source[0]).toBe('FUNDING');
    expect(await at(officer, county, now)).toEqual(expect.arrayContaining(await at(officer, programme, now)));
  });
});

describe('A provider that nobody owes anything yet', () => {
  it('has an empty statement for its own people and the officers of the county, and for nobody else', async () => {
    const { id } = await givenProvider(t);
    const countyId = await regionId(t, CODES.county);
    const officerOf = async (code: string) =>
      t.person('县区审核', { role: 'COUNTY_REVIEWER', regionId: await regionId(t, code) });
    const owner = await t.person('店长', { role: 'PROVIDER_OWNER', organisationId: id });
    const rival = await t.person('店长', { role: 'PROVIDER_OWNER', organisationId: newId() });
    const [officer, elsewhere] = [await officerOf(CODES.county), await officerOf(CODES.otherCounty)];
    const nothing = { balance: 0, held: 0 };
    for (const client of [owner, officer]) {
      const { body } = await client.get(`/providers/${id}/statement`).expect(200);
      expect(body).toMatchObject({
        ...{ holder: 'PROVIDER', id, countyId, items: [], nextCursor: null },
        sums: [{ kind: 'PROVIDER', unit: 'FEN', opening: nothing, closing: nothing }],
      });
      const { body: balance } = await client.get(`/providers/${id}/balance`).expect(200);
      expect(balance).toMatchObject({ balances: [{ kind: 'PROVIDER', amounts: nothing }] });
      await client.get(`/providers/${id}/statement-file`).expect(200);
      await client.get(`/providers/${newId()}/statement`).expect(404);
    }
    for (const client of [rival, elsewhere]) await client.get(`/providers/${id}/statement`).expect(404);
    const otherCounty = await regionId(t, CODES.otherCounty);
    const { body } = await elsewhere.get(`/providers/${id}/statement?countyId=${otherCounty}`).expect(200);
    expect(body).toMatchObject({ countyId: otherCounty, items: [] });
    await elsewhere.get(`/providers/${id}/statement?countyId=${countyId}`).expect(404);
    await owner.get(`/providers/${id}/statement?countyId=${await regionId(t, CODES.town)}`).expect(404);
  });
});

describe('Somebody else', () => {
  it('sees neither statement nor balance', async () => {
    const { senior, providerId, countyId } = await story();
    const stranger = await givenFamily(t, (await givenEntitledSenior(t)).id);
    const rival = await t.person('店长', { role: 'PROVIDER_OWNER', organisationId: newId() });
    const elsewhere = await t.person('县区审核', {
      role: 'COUNTY_REVIEWER',
      regionId: await regionId(t, CODES.otherCounty),
    });
    for (const [client, path] of [
      [stranger, `/seniors/${senior.id}`],
      [elsewhere, `/seniors/${senior.id}`],
      [rival, `/providers/${providerId}`],
      [elsewhere, `/providers/${providerId}`],
    ] as const)
      for (const what of ['statement', 'statement-file', 'balance'])
        await client.get(`${path}/${what}`).expect(404);
    for (const what of ['statement', 'statement-file', 'balance']) {
      await elsewhere.get(`/counties/${countyId}/${what}`).expect(404);
      await elsewhere.get(`/programmes/${PROGRAMME}/${what}?countyId=${countyId}`).expect(404);
      await stranger.get(`/counties/${countyId}/${what}`).expect(403);
    }
  });
});
