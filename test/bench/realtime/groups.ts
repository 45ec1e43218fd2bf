import { SignJWT } from 'jose';
import { IdentityFacade } from '@anzhi/identity';
import { newId, Random } from '@anzhi/kernel';
import { CONFIG, type Config } from '@anzhi/platform';
import { TestApp } from '@test/app';
import type { TestDatabase } from '@test/database';
import { eachOf } from '../support/each-of';

/** Those who follow one order, on so many screens. */
export interface Group {
  readonly accountId: string;
  /** Access token of all its sockets. */
  readonly token: string;
  readonly sockets: number;
}

export interface Town {
  readonly groups: readonly Group[];
  readonly config: Config;
  readonly now: Date;
}

const FEWEST = 3;
const MOST = 8;
const AT_ONCE = 6;
const LOGGED_IN_HOURS = 6;

/** Accounts with a session each, and 3 to 8 sockets for each of them, until there are so many sockets. */
export async function makeTown(database: TestDatabase, sockets: number, seed: number): Promise<Town> {
  const random = new Random(`sockets ${seed}`);
  const sizes: number[] = [];
  for (let left = sockets; left > 0; left -= sizes.at(-1)!)
    sizes.push(left <= MOST ? left : random.integer(FEWEST, Math.min(MOST, left - FEWEST)));
  const t = new TestApp(database);
  await t.start();
  try {
    const config = t.app.get<Config>(CONFIG);
    const groups: Group[] = [];
    await eachOf(sizes.entries(), AT_ONCE, async ([number, size]) => {
      groups.push({ ...(await logIn(t, config, number)), sockets: size });
    });
    return { groups, config, now: t.clock.now() };
  } finally {
    await t.stop();
  }
}

/** As after a login, without the seconds a password takes; the token holds for the whole run. */
async function logIn(t: TestApp, config: Config, number: number): Promise<Omit<Group, 'sockets'>> {
  const phone = `138${String(number).padStart(8, '0')}`;
  const sessionId = newId();
  const accountId = await t.write(async (tx) => {
    const id = await t.get(IdentityFacade).createAccount(tx, { phone, name: '王小明' });
    await tx.query(
      `INSERT INTO identity.session (id, account_id, method, user_agent, created_at, last_used_at, expires_at)
       VALUES ($1, $2, 'CODE', 'bench', $3, $3, $3::timestamptz + interval '30 days')`,
      [sessionId, id, tx.now],
    );
    return id;
  });
  const token = await new SignJWT({ sid: sessionId })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer('anzhi')
    .setSubject(accountId)
    .setIssuedAt(t.clock.now())
    .setExpirationTime(new Date(t.clock.now().getTime() + LOGGED_IN_HOURS * 3_600_000))
    .sign(Buffer.from(config.tokenSecret, 'base64'));
  return { accountId, token };
}
