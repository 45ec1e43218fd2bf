import { useApp, type ApiClient } from '@test/app';
import { CODES, givenRegion, regionId } from '@test/given/geo';
import { givenSenior } from '@test/given/people';
import {
  givenDraft,
  givenLaw,
  givenParameter,
  givenPolicyDesk,
  type PolicyDesk,
} from '@test/given/programmes';
import { EntitlementFacade } from '../entitlement.facade';
import type { WhatIfDto, WhatIfRowDto, WhatIfSummaryDto } from './what-if.dto';

const t = useApp();
const townCode = CODES.otherCountysTown;
const dibao = [{ code: 'DIBAO', validFrom: '2026-01-01', source: '低保数据' }];
let desk: PolicyDesk;
let drafter: ApiClient;
let serial = 0;

const someCode = (): string => `TRIED_${(serial += 1)}`;
const byCategory = {
  eligibility: { op: 'has', id: 'poor', category: 'DIBAO' },
  amount: { op: 'number', id: 'amount', value: 60 },
};
const setting = (value: number) =>
  t.db.query(
    `INSERT INTO platform.setting (name, value, changed_at) VALUES ('entitlement.chunkSeniors', $1, $2)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    [value, t.clock.now()],
  );

beforeAll(async () => {
  for (const birthDate of ['1940-01-01', '1941-01-01', '1950-01-01'])
    await givenSenior(t, { birthDate, townCode });
  await givenSenior(t, { birthDate: '1955-01-01', categories: dibao, townCode });
});

beforeEach(async () => {
  desk = await givenPolicyDesk(t, CODES.otherCounty);
  ({ drafter } = desk);
});

async function tried(draft: object, more: object = {}): Promise<WhatIfDto> {
  const knownAt = t.clock.now();
  const wish = { draft, period: 202611, knownAt, ...more };
  const { body } = await drafter.post('/what-ifs', wish).expect(201);
  const { id, state } = body as WhatIfDto;
  expect(state).toBe('PLANNED');
  await t.drain();
  return (await drafter.get(`/what-ifs/${id}`).expect(200)).body as WhatIfDto;
}

const version = (programmeCode: string, number = 1) => ({ programmeCode, version: number });
const rowsOf = async ({ id }: WhatIfDto, programmeCode: string): Promise<WhatIfRowDto[]> => {
  const path = `/what-ifs/${id}/rows?limit=200&programmeCode=${programmeCode}`;
  return ((await drafter.get(path).expect(200)).body as { items: WhatIfRowDto[] }).items;
};
const summaryOf = async ({ id }: WhatIfDto, by: string): Promise<WhatIfSummaryDto> =>
  (await drafter.get(`/what-ifs/${id}/summary?by=${by}`).expect(200)).body as WhatIfSummaryDto;
const codeOf = ({ body }: { body: unknown }): string => (body as { code: string }).code;

describe('Trying a draft', () => {
  it('comes out the same in one step or in many, and tells the caller how far it is', async () => {
    const code = someCode();
    await givenDraft(desk, code);
    const whole = await tried(version(code));
    await setting(1);
    const inSteps = await tried(version(code));
    await setting(2_000);
    expect(inSteps).toMatchObject({ state: 'DONE', percent: 100, root: whole.root });
    expect(whole.parts).toMatchObject([{ residents: 4, considered: 4 }]);
    const told = await t.db.query<{ percent: number }>(
      `SELECT (payload->>'percent')::int AS percent FROM platform.event
        WHERE type = 'entitlement.what-if-progressed.v1' AND payload->>'whatIfId' = $1
          AND rooms = ARRAY['account:' || $2::text] ORDER BY seq`,
      [inSteps.id, drafter.accountId],
    );
    expect(told.map(({ percent }) => percent)).toEqual([0, 25, 50, 75, 99, 100]);
  });

  it('decides by what was known then, not by what was recorded later', async () => {
    const code = someCode();
    await givenDraft(desk, code, { terms: { rule: byCategory } });
    const knownAt = t.clock.now();
    t.clock.advanceMinutes(1);
    const late = await givenSenior(t, { birthDate: '1955-01-01', categories: dibao, townCode });
    t.clock.advanceMinutes(1);
    const then = await rowsOf(await tried(version(code), { knownAt }), code);
    const now = await rowsOf(await tried(version(code)), code);
    expect(then.map(({ change, category }) => [change, category])).toEqual([['GAINS', 'DIBAO']]);
    expect(now.map(({ seniorId }) => seniorId)).toEqual(expect.arrayContaining([late.id]));
    expect(now).toHaveLength(2);
  });

  it('knows what the run of the month knew, else what was known when the month began', async () => {
    const code = someCode();
    await givenDraft(desk, code);
    const asOf = async (period: number) =>
      (await tried(version(code), { period, knownAt: undefined })).parts.map(({ factsAsOf }) => factsAsOf);
    expect(await asOf(202611)).toEqual(['2026-10-31T16:00:00.000Z']);
    const planned = t.clock.now();
    await t.write((tx) =>
      t.get(EntitlementFacade).planIssuance(tx, { countyId: desk.regionId, period: 202611 }),
    );
    t.clock.advanceMinutes(1);
    expect(await asOf(202611)).toEqual([planned.toISOString()]);
  });

  it('sees all programmes together: what the draft bars is lost', async () => {
    const [law, draft] = [someCode(), someCode()];
    await givenLaw(desk, law, { from: '2026-11-24', programme: { drawOrder: 70 } });
    await givenDraft(desk, draft, { terms: { bars: [law] }, programme: { drawOrder: 60 } });
    const done = await tried(version(draft), { period: 202612 });
    expect((await rowsOf(done, law)).map(({ change }) => change)).toEqual(['LOSES', 'LOSES']);
    expect((await rowsOf(done, draft)).map(({ change }) => change)).toEqual(['GAINS', 'GAINS']);
    const { lines, totals } = await summaryOf(done, 'CATEGORY');
    expect(lines.reduce((sum, { afterFen }) => sum + afterFen, 0)).toBe(totals.afterFen);
    const { fundingAfter } = totals;
    expect(Object.values(fundingAfter).reduce((sum, fen) => sum + fen, 0)).toBe(totals.afterFen);
  });

  it('of what has to be applied for counts those who have applied, or as if everybody had', async () => {
    const code = someCode();
    await givenDraft(desk, code, { terms: { enrolment: 'APPLICATION' } });
    expect(await rowsOf(await tried(version(code)), code)).toEqual([]);
    const everybody = await tried(version(code), { takeUp: 'EVERYBODY' });
    expect(await rowsOf(everybody, code)).toHaveLength(2);
  });
});

describe('Trying a value', () => {
  const rule = {
    eligibility: { op: 'cmp', id: 'age', left: { op: 'ageOn' }, is: '>=', right: 80 },
    amount: { op: 'param', id: 'amount', name: 'TRIED_MINUTES' },
  };
  const value = (regionId: number) => ({
    ...{ name: 'TRIED_MINUTES', regionId, value: 90, unit: 'MINUTE', from: '2027-01-01' },
    citation: '宿民〔2026〕20号',
  });

  it('changes what the value answers for, and nothing where a nearer one does', async () => {
    const code = someCode();
    const city = await givenPolicyDesk(t, CODES.city);
    await givenParameter(desk, { name: 'TRIED_MINUTES', value: 60, unit: 'MINUTE', from: '2026-11-24' });
    await givenLaw(desk, code, { from: '2026-11-24', terms: { rule } });
    const propose = async (by: ApiClient, regionId: number): Promise<string> =>
      ((await by.post('/programme-parameters', value(regionId)).expect(201)).body as { id: string }).id;
    const ofCounty = { parameterId: await propose(drafter, desk.regionId) };
    const ofCity = { parameterId: await propose(city.drafter, (await givenRegion(t, CODES.city)).id) };
    const coming = { period: 202612 };
    expect(await rowsOf(await tried(ofCounty, coming), code)).toMatchObject([
      { change: 'MORE', beforeAmount: 60, afterAmount: 90 },
      { change: 'MORE', beforeAmount: 60, afterAmount: 90 },
    ]);
    const ofBoth = await rowsOf(await tried(ofCity, coming), code);
    expect(ofBoth.map(({ change }) => change)).toEqual(['SAME', 'SAME']);
  });
});

describe('What cannot be tried', () => {
  it('is law already, a month too far, what concerns others', async () => {
    const [law, draft] = [someCode(), someCode()];
    await givenLaw(desk, law);
    await givenDraft(desk, draft);
    const refused = async (body: object, status: number): Promise<string> =>
      codeOf(await drafter.post('/what-ifs', body).expect(status));
    expect(await refused({ draft: version(law), period: 202611 }, 422)).toBe('entitlement.what-if-no-draft');
    expect(await refused({ draft: version(draft), period: 202701 }, 422)).toBe(
      'entitlement.what-if-month-too-far',
    );
    expect(await refused({ draft: {}, period: 202611 }, 422)).toBe('request.invalid');
    const county = await regionId(t, CODES.county);
    expect(await refused({ draft: version(draft), period: 202611, regionId: county }, 404)).toBe(
      'entitlement.no-county-in-scope',
    );
    const stranger = await t.person('外县', { role: 'COUNTY_REVIEWER', regionId: county });
    await stranger.post('/what-ifs', { draft: version(draft), period: 202611 }).expect(404);
  });

  it('has a rule that is none, or asks for a value that there was not yet', async () => {
    const rule = (name: string) => ({
      eligibility: { op: 'cmp', id: 'age', left: { op: 'ageOn' }, is: '>=', right: 80 },
      amount: { op: 'param', id: 'amount', name },
    });
    await givenParameter(desk, { name: 'LATER_MINUTES', value: 60, unit: 'MINUTE', from: '2027-01-01' });
    const refusal = async (name: string): Promise<string> => {
      const code = someCode();
      await givenDraft(desk, code, { terms: { rule: rule(name) } });
      return codeOf(await drafter.post('/what-ifs', { draft: version(code), period: 202611 }).expect(422));
    };
    expect(await refusal('NOBODY_HAS_IT')).toBe('entitlement.what-if-rule-unsound');
    expect(await refusal('LATER_MINUTES')).toBe('entitlement.what-if-parameter-missing');
  });
});

describe('What nobody needs any more', () => {
  it('is stopped, and nothing more is decided', async () => {
    const code = someCode();
    await givenDraft(desk, code);
    const { body } = await drafter.post('/what-ifs', { draft: version(code), period: 202611 }).expect(201);
    const { id } = body as WhatIfDto;
    expect(codeOf(await drafter.get(`/what-ifs/${id}/file`).expect(409))).toBe('entitlement.what-if-state');
    await drafter.post(`/what-ifs/${id}/cancellation`).expect(200);
    await t.drain();
    expect((await drafter.get(`/what-ifs/${id}`).expect(200)).body).toMatchObject({
      state: 'CANCELLED',
      parts: [{ considered: 0 }],
    });
    await drafter.post(`/what-ifs/${id}/cancellation`).expect(409);
  });

  it('is thrown away after its days, with every row', async () => {
    const code = someCode();
    await givenDraft(desk, code);
    const { id } = await tried(version(code));
    t.clock.set(new Date('2027-02-21T00:00:00+08:00'));
    await t.drain();
    drafter = await t.again(drafter);
    await drafter.get(`/what-ifs/${id}`).expect(404);
    const [left] = await t.db.query(
      'SELECT count(*)::int AS rows FROM entitlement.what_if_row WHERE what_if_id = $1',
      [id],
    );
    expect(left).toEqual({ rows: 0 });
  });
});
