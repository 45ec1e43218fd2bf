import { randomInt } from 'node:crypto';
import { ROLES, type Role } from '@anzhi/contracts';
import { demoLoginsFile, hashPassword, openPhone, sealPhone, type DemoLogin } from '@anzhi/identity';
import { BlindIndex, FieldCipher, type Config } from '@anzhi/platform';
import type { Client } from 'pg';
import {
  accountants,
  assessors,
  inspection,
  operator,
  ownersBeside,
  secondReviewer,
  verifierOfAll,
} from './demo-extras';
import { castStory, type DemoCast } from './demo-people';
import type { Keys, Person } from './demo.types';
import { readLogins, writeLogins } from './login-file';

const OFFICERS: readonly { readonly level: 'CITY' | 'COUNTY' | 'TOWN'; readonly role: Role }[] = [
  { level: 'CITY', role: 'CITY_ADMIN' },
  { level: 'CITY', role: 'CITY_POLICY' },
  { level: 'CITY', role: 'CITY_AUDITOR' },
  { level: 'COUNTY', role: 'COUNTY_HANDLER' },
  { level: 'COUNTY', role: 'COUNTY_REVIEWER' },
  { level: 'COUNTY', role: 'COUNTY_APPROVER' },
  { level: 'TOWN', role: 'TOWN_HANDLER' },
  { level: 'TOWN', role: 'TOWN_VERIFIER' },
];

/**
 * Logins for everybody in the story, in a file that only its owner can read. They are made once; a file that does
 * not belong to this database is made anew, with new passwords.
 */
export async function ensureDemoLogins(
  client: Client,
  config: Config,
  now: Date,
): Promise<readonly DemoLogin[]> {
  const path = demoLoginsFile(config.dataDir);
  const keys = { cipher: new FieldCipher(config.fieldKeys), index: new BlindIndex(config.blindIndexKey) };
  const known = readLogins(path);
  if (known && (await areAccounts(client, keys, known))) return known;
  const cast = await castStory(client, now);
  if (!cast) return [];
  await keepOpen(client, cast);
  const logins: DemoLogin[] = [];
  for (const person of await everybody(client, keys, cast, now))
    logins.push(await giveLogin(client, keys, person));
  writeLogins(path, logins);
  return logins;
}

async function areAccounts(
  client: Client,
  { cipher, index }: Keys,
  logins: readonly DemoLogin[],
): Promise<boolean> {
  const indexes = logins.map(({ phone }) => sealPhone(cipher, index, '', phone).phoneIndex);
  const { rows } = await client.query(
    'SELECT FROM identity.account WHERE phone_index = ANY($1) AND password_hash IS NOT NULL',
    [indexes],
  );
  return logins.length > 0 && rows.length === logins.length;
}

/** The two caregivers of the story work every day, so that it can be played on any. */
async function keepOpen(client: Client, { provider }: DemoCast): Promise<void> {
  const ids = provider.caregivers.map(({ id }) => id);
  await client.query('DELETE FROM providers.working_hours WHERE caregiver_id = ANY($1::uuid[])', [ids]);
  await client.query(
    `INSERT INTO providers.working_hours (caregiver_id, weekday, start_minute, end_minute)
     SELECT id, weekday, 6 * 60, 21 * 60 FROM unnest($1::uuid[]) AS id, generate_series(1, 7) AS weekday`,
    [ids],
  );
}

async function everybody(client: Client, keys: Keys, cast: DemoCast, now: Date): Promise<Person[]> {
  const { family, provider } = cast;
  const { rows: officers } = await client.query<Person & { place: string; name: string }>(OFFICES, [
    family.townId,
    OFFICERS.map(({ level }) => level),
    OFFICERS.map(({ role }) => role),
  ]);
  return [
    { ...family, role: 'FAMILY', label: `家属 ${family.name}（${family.seniors.join('、')}）` },
    {
      accountId: provider.dispatcherId,
      role: 'DISPATCHER',
      label: `${ROLES.DISPATCHER.zh} ${provider.dispatcherName}（${provider.name}）`,
    },
    ...provider.caregivers.map(({ accountId, name }): Person => ({
      accountId,
      role: 'CAREGIVER',
      label: `${ROLES.CAREGIVER.zh} ${name}（${provider.name}）`,
    })),
    ...officers.map(({ accountId, role, name, place }): Person => ({
      accountId,
      role,
      label: `${ROLES[role].zh} ${name}（${place}）`,
    })),
    await secondReviewer(client, keys, family.countyId, now),
    ...(await assessors(client, keys, family.countyId, now)),
    ...(await accountants(client, keys, cast, now)),
    ...(await inspection(client, keys, cast, now)),
    await verifierOfAll(client, keys, cast, now),
    ...(await ownersBeside(client, cast, now)),
    await operator(client, keys, now),
  ];
}

/** The officers above the town in the order wanted. */
const OFFICES = `
  SELECT g.account_id AS "accountId", w.role, a.name, r.name AS place
    FROM unnest($2::text[], $3::text[]) WITH ORDINALITY AS w(level, role, n)
    JOIN geo.region_closure c ON c.descendant_id = $1
    JOIN geo.region r ON r.id = c.ancestor_id AND r.level = CASE w.level WHEN 'TOWN' THEN 'TOWNSHIP' ELSE w.level END
    JOIN LATERAL (SELECT account_id FROM identity.role_grant
                   WHERE role = w.role AND region_id = r.id AND valid_to IS NULL ORDER BY id LIMIT 1) AS g ON true
    JOIN identity.account a ON a.id = g.account_id
   ORDER BY w.n`;

async function giveLogin(
  client: Client,
  { cipher }: Keys,
  { accountId, role, label }: Person,
): Promise<DemoLogin> {
  const password = newPassword();
  const { rows } = await client.query<{ sealed: string }>(
    'UPDATE identity.account SET password_hash = $2 WHERE id = $1 RETURNING phone_sealed AS sealed',
    [accountId, await hashPassword(password)],
  );
  return { label, role, phone: openPhone(cipher, accountId, rows[0].sealed), password };
}

/** Easy to type from a screen: nothing that looks like something else, in three groups of four. */
function newPassword(): string {
  const characters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const group = (): string =>
    Array.from({ length: 4 }, () => characters[randomInt(characters.length)]).join('');
  return `${group()}-${group()}-${group()}`;
}
