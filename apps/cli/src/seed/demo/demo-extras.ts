import { ROLES, type Role } from '@anzhi/contracts';
import { sealPhone } from '@anzhi/identity';
import { addHours, newId } from '@anzhi/kernel';
import type { Client } from 'pg';
import type { DemoCast } from './demo-people';
import type { Keys, Person } from './demo.types';

/** Phones in a range that no operator has been assigned, like every phone of the city. */
const OPERATOR = { phone: '16900000001', name: '平台运维', role: 'OPERATOR' } as const;
const AGENCY = '宿迁市能力评估中心（演示）';
/**
 * Two pairs, of each of whom one is medical (policy.md 1.5): who assessed does not assess again over a dispute, so the
 * second pair does.
 */
const ASSESSORS = [
  { phone: '16900000002', name: '沈安', role: 'ASSESSOR', medical: true, note: '医护背景' },
  { phone: '16900000003', name: '许宁', role: 'ASSESSOR', medical: false, note: '社工背景' },
  { phone: '16900000004', name: '陆平', role: 'ASSESSOR', medical: true, note: '医护背景，复评' },
  { phone: '16900000005', name: '顾清', role: 'ASSESSOR', medical: false, note: '社工背景，复评' },
] as const;
/** Who decides on a dispute is not who reviewed the assessment. */
const SECOND_REVIEWER = { phone: '16900000006', name: '周正', role: 'COUNTY_REVIEWER' } as const;

/** Who confirms the provider's statements, and who pays them: people of their own (policy.md 0.3 no. 35). */
const FINANCE = {
  provider: { phone: '16900000007', name: '钱会计', role: 'PROVIDER_FINANCE' },
  county: { phone: '16900000008', name: '金付', role: 'COUNTY_FINANCE' },
} as const;

/** A statement waits for every township it has lines in: this one speaks for those without a login of their own. */
const ALL_TOWNS = { phone: '16900000011', name: '孙核验', role: 'TOWN_VERIFIER' } as const;

/** Who calls back and goes there, and who answers for the provider. */
const INSPECTION = {
  provider: { phone: '16900000009', name: '齐质检', role: 'QA' },
  county: { phone: '16900000010', name: '郑检查', role: 'COUNTY_INSPECTOR' },
} as const;

/** The accountants of the story's provider and county. */
export function accountants(
  client: Client,
  keys: Keys,
  { provider, family }: DemoCast,
  now: Date,
): Promise<Person[]> {
  return bothSides(client, keys, { provider, family }, FINANCE, now);
}

/** The provider's quality officer and the county's inspector. */
export function inspection(client: Client, keys: Keys, cast: DemoCast, now: Date): Promise<Person[]> {
  return bothSides(client, keys, cast, INSPECTION, now);
}

type Side = { readonly phone: string; readonly name: string; readonly role: Role };

/** One of the story's provider, and one of its county. */
async function bothSides(
  client: Client,
  keys: Keys,
  { provider, family }: DemoCast,
  who: { readonly provider: Side; readonly county: Side },
  now: Date,
): Promise<Person[]> {
  const ofProvider = await accountOf(client, keys, who.provider, now, { organisationId: provider.id });
  const ofCounty = await accountOf(client, keys, who.county, now, { regionId: family.countyId });
  const { rows } = await client.query<{ name: string }>('SELECT name FROM geo.region WHERE id = $1', [
    family.countyId,
  ]);
  const labelled = (accountId: string, { role, name }: Side, place: string): Person => ({
    accountId,
    role,
    label: `${ROLES[role].zh} ${name}（${place}）`,
  });
  return [labelled(ofProvider, who.provider, provider.name), labelled(ofCounty, who.county, rows[0].name)];
}

/** Verifies statements for all townships of the story's county. */
export async function verifierOfAll(
  client: Client,
  keys: Keys,
  { family }: DemoCast,
  now: Date,
): Promise<Person> {
  const { role, name } = ALL_TOWNS;
  const accountId = await accountOf(client, keys, ALL_TOWNS, now, { regionId: family.countyId });
  const { rows } = await client.query<{ name: string }>('SELECT name FROM geo.region WHERE id = $1', [
    family.countyId,
  ]);
  return { accountId, role, label: `${ROLES[role].zh} ${name}（${rows[0].name}各镇街）` };
}

/** As many as there are states of a statement between its provider's word and the payment. */
const OWNERS = 5;

/** Who answers for the other providers of the story's county, so that their statements get on. */
export async function ownersBeside(
  client: Client,
  { provider, family }: DemoCast,
  now: Date,
): Promise<Person[]> {
  const { rows } = await client.query<{ accountId: string; name: string; provider: string }>(OWNERS_BESIDE, [
    ...[family.countyId, provider.id, now, OWNERS],
  ]);
  return rows.map(({ accountId, name, provider: place }) => ({
    ...{ accountId, role: 'PROVIDER_OWNER', label: `${ROLES.PROVIDER_OWNER.zh} ${name}（${place}）` },
  }));
}

/** Those who served somebody of the county before this month. */
const OWNERS_BESIDE = `
  SELECT g.account_id AS "accountId", a.name, p.name AS provider
    FROM providers.provider p
    JOIN LATERAL (SELECT account_id FROM identity.role_grant
                   WHERE organisation_id = p.id AND role = 'PROVIDER_OWNER' AND valid_to IS NULL
                   ORDER BY id LIMIT 1) AS g ON true
    JOIN identity.account a ON a.id = g.account_id
   WHERE p.id <> $2
     AND EXISTS (SELECT FROM visits.visit v WHERE v.provider_id = p.id AND v.county_id = $1
                    AND v.starts_at < date_trunc('month', $3::timestamptz AT TIME ZONE 'Asia/Shanghai')
                                      AT TIME ZONE 'Asia/Shanghai')
   ORDER BY p.id LIMIT $4`;

/** The one demo login that belongs to no city. */
export async function operator(client: Client, keys: Keys, now: Date): Promise<Person> {
  return {
    accountId: await accountOf(client, keys, OPERATOR, now),
    role: OPERATOR.role,
    label: `${ROLES.OPERATOR.zh} ${OPERATOR.name}`,
  };
}

/** Beside the county's own reviewer. */
export async function secondReviewer(
  client: Client,
  keys: Keys,
  countyId: number,
  now: Date,
): Promise<Person> {
  const accountId = await accountOf(client, keys, SECOND_REVIEWER, now, { regionId: countyId });
  const { rows } = await client.query<{ name: string }>('SELECT name FROM geo.region WHERE id = $1', [
    countyId,
  ]);
  const { role, name } = SECOND_REVIEWER;
  return { accountId, role, label: `${ROLES[role].zh} ${name}（${rows[0].name}）` };
}

/** Who may assess the seniors of the story's county. */
export async function assessors(client: Client, keys: Keys, countyId: number, now: Date): Promise<Person[]> {
  const people: Person[] = [];
  for (const assessor of ASSESSORS) {
    const accountId = await accountOf(client, keys, assessor, now);
    await client.query(REGISTER, [newId(now), countyId, accountId, AGENCY, assessor.medical, now]);
    people.push({
      accountId,
      role: assessor.role,
      label: `${ROLES.ASSESSOR.zh} ${assessor.name}（${assessor.note}）`,
    });
  }
  return people;
}

/** Registered by an officer of the county; who is there stays. */
const REGISTER = `
  INSERT INTO assessment.assessor
    (id, county_id, account_id, agency, qualification_number, medical, valid, registered_by, registered_at)
  SELECT $1, $2, $3::uuid, $4, '演示-' || right($3::text, 6), $5,
         daterange(($6::timestamptz AT TIME ZONE 'Asia/Shanghai')::date,
                   ($6::timestamptz AT TIME ZONE 'Asia/Shanghai')::date + 3650), g.account_id, $6::timestamptz
    FROM identity.role_grant g WHERE g.region_id = $2 AND g.role = 'COUNTY_HANDLER' ORDER BY g.id LIMIT 1
      ON CONFLICT DO NOTHING`;

/** Nobody began today: what they did in the last days is theirs. */
const IN_OFFICE_DAYS = 60;

async function accountOf(
  client: Client,
  { cipher, index }: Keys,
  { phone, name, role }: { phone: string; name: string; role: Role },
  now: Date,
  place: { readonly regionId?: number; readonly organisationId?: string } = {},
): Promise<string> {
  const id = newId(now);
  const { phoneSealed, phoneIndex } = sealPhone(cipher, index, id, phone);
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO identity.account (id, phone_sealed, phone_index, name, locale, status, created_at)
     VALUES ($1, $2, $3, $4, 'zh-CN', 'ACTIVE', $5)
     ON CONFLICT (phone_index) DO UPDATE SET name = excluded.name RETURNING id`,
    [id, phoneSealed, phoneIndex, name, now],
  );
  const since = addHours(now, -24 * IN_OFFICE_DAYS);
  await client.query(
    `INSERT INTO identity.role_grant (id, account_id, role, region_id, organisation_id, valid_from)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
    [newId(now), rows[0].id, role, place.regionId ?? null, place.organisationId ?? null, since],
  );
  return rows[0].id;
}
