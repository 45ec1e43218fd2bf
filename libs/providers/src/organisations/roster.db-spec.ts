import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { useApp } from '@test/app';
import { CODES, regionId } from '@test/given/geo';
import { givenAccount, somePhone } from '@test/given/identity';
import { givenProvider, HERE, inTheNameOf, someCreditCode, someIdentityNumber } from '@test/given/providers';
import type { CaregiverRosterRow } from '../caregivers/caregiver-import';
import { ProvidersFacade } from '../providers.facade';
import type { ProviderRosterRow } from './provider-import';

const t = useApp();
let officer: Ctx;

beforeAll(async () => {
  const { id } = await givenAccount(t, '经办人');
  const scope = {
    everywhere: false,
    regionIds: [await regionId(t, CODES.county)],
    organisationIds: [],
    own: false,
  };
  officer = { ...inTheNameOf(id), scope };
});

const row = async (): Promise<ProviderRosterRow> => ({
  name: '花名册养老服务中心',
  creditCode: someCreditCode(),
  type: 'COMMUNITY_CENTRE',
  regionId: await regionId(t, CODES.town),
  address: '幸福路9号',
  ...HERE,
  contactName: '赵主任',
  contactPhone: somePhone(),
  serviceRegionIds: [await regionId(t, CODES.town)],
  itemCodes: ['CLEAN_ROOM', 'LAUNDRY'],
  licences: [
    {
      type: 'BUSINESS',
      number: 'YY1',
      issuer: '市监局',
      scope: '养老服务',
      validFrom: '2024-01-01',
      lastDay: '2028-12-31',
    },
  ],
});

const facade = () => t.get(ProvidersFacade);
const upsert = (each: ProviderRosterRow, ctx = officer) =>
  t.get(UnitOfWork).run(ctx, (tx) => facade().upsertProvider(tx, each));
const upsertCaregiver = (each: CaregiverRosterRow, ctx = officer) =>
  t.get(UnitOfWork).run(ctx, (tx) => facade().upsertCaregiver(tx, each));

describe('a provider from a roster', () => {
  it('is checked by whoever brings it, and doing it again changes nothing', async () => {
    const first = await row();
    const { id, created, changed } = await upsert(first);
    expect({ created, changed }).toEqual({ created: true, changed: true });
    expect(await facade().provider(t.db, id)).toMatchObject({ state: 'CHECKED' });
    expect(await upsert(first)).toEqual({ id, created: false, changed: false });
    const codes = await facade().knownProviders(t.db, [first.creditCode, someCreditCode()]);
    expect([...codes]).toEqual([[first.creditCode, { id, regionId: first.regionId, state: 'CHECKED' }]]);
  });

  it.each([
    ['a new name', { name: '改名中心' }],
    ['another item', { itemCodes: ['CLEAN_ROOM'] }],
    ['another phone', { contactPhone: '13800138000' }],
  ] as [string, Partial<ProviderRosterRow>][])('is brought up to date by %s', async (_, change) => {
    const first = await row();
    const { id } = await upsert(first);
    expect(await upsert({ ...first, ...change })).toEqual({ id, created: false, changed: true });
    expect(await upsert({ ...first, ...change })).toEqual({ id, created: false, changed: false });
  });

  it('keeps a licence’s decision and takes its new term', async () => {
    const first = await row();
    const { id } = await upsert(first);
    await t.db.query(
      `UPDATE providers.licence SET state = 'REVOKED', reason = '查处' WHERE provider_id = $1`,
      [id],
    );
    const longer = { ...first, licences: [{ ...first.licences[0], lastDay: '2030-12-31' }] };
    expect(await upsert(longer)).toMatchObject({ changed: true });
    const licences = await t.db.query(
      'SELECT state, upper(valid)::text AS ends FROM providers.licence WHERE provider_id = $1',
      [id],
    );
    expect(licences).toEqual([{ state: 'REVOKED', ends: '2031-01-01' }]);
  });

  it('lies in the divisions of whoever brings it', async () => {
    const elsewhere = { ...(await row()), regionId: await regionId(t, CODES.otherCountysTown) };
    await expect(upsert(elsewhere)).rejects.toMatchObject({ code: 'providers.unknown-region' });
    const { creditCode } = await givenProvider(t, { regionId: elsewhere.regionId });
    const stolen = { ...(await row()), creditCode };
    await expect(upsert(stolen)).rejects.toMatchObject({ code: 'providers.provider-not-found' });
  });
});

describe('a caregiver from a roster', () => {
  const caregiver = (providerId: string): CaregiverRosterRow => ({
    providerId,
    name: '孙护理',
    identityNumber: someIdentityNumber(),
    phone: somePhone(),
    dialects: ['ZHONGYUAN'],
    skills: ['HOUSEHOLD'],
    credentials: [
      { type: 'HEALTH_CERTIFICATE', number: 'JK1', validFrom: '2026-01-01', lastDay: '2026-12-31' },
    ],
    workingHours: [{ weekday: 1, startMinute: 480, endMinute: 1080 }],
  });

  it('is known by his identity number, and doing it again changes nothing', async () => {
    const { id: providerId } = await upsert(await row());
    const first = caregiver(providerId);
    const { id } = await upsertCaregiver(first);
    expect(await upsertCaregiver(first)).toEqual({ id, created: false, changed: false });
    expect(await upsertCaregiver({ ...first, skills: [] })).toEqual({ id, created: false, changed: true });
    expect([...(await facade().knownCaregivers(t.db, [first.identityNumber, someIdentityNumber()]))]).toEqual(
      [[first.identityNumber, { id, providerId }]],
    );
    const other = await upsert(await row());
    await expect(upsertCaregiver({ ...first, providerId: other.id })).rejects.toMatchObject({
      code: 'providers.caregiver-works-elsewhere',
    });
  });
});
