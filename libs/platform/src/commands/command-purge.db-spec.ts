import { newId, systemCtx } from '@anzhi/kernel';
import { useApp } from '@test/app';
import { UnitOfWork } from '../database/unit-of-work';
import { CommandPurge } from './command-purge';

const t = useApp();
const DAY_MINUTES = 24 * 60;

/** Carries out a command whose answer is kept so many days. */
async function remember(keepDays: number): Promise<string> {
  const key = newId(t.clock.now());
  const ctx = { ...systemCtx('test'), command: { key, content: { '/': 'body' }, keepDays } };
  await t.get(UnitOfWork).run(ctx, async (tx) => {
    tx.audit({ action: 'test.done', subject: 'test', subjectId: 'x' });
    return {};
  });
  return key;
}

const kept = async (...keys: string[]): Promise<string[]> =>
  (
    await t.db.query<{ key: string }>(
      'SELECT key FROM platform.command WHERE key = ANY($1::uuid[]) ORDER BY expires_at',
      [keys],
    )
  ).map(({ key }) => key);

/** What the workers do each day. */
async function aDay(): Promise<void> {
  await t.get(CommandPurge).tick();
  await t.drain();
}

it('forgets an answer when its time of keeping is over, and none before', async () => {
  const short = await remember(35);
  const long = await remember(400);
  t.clock.advanceMinutes(35 * DAY_MINUTES);
  await aDay();
  expect(await kept(short, long)).toEqual([short, long]);
  t.clock.advanceMinutes(3 * DAY_MINUTES);
  await aDay();
  expect(await kept(short, long)).toEqual([long]);
  t.clock.advanceMinutes(365 * DAY_MINUTES);
  await aDay();
  expect(await kept(short, long)).toEqual([]);
});

it('goes on batch by batch until nothing is left', async () => {
  await t.db.query(
    `INSERT INTO platform.command (caller, key, content, answer, expires_at)
     SELECT 'anonymous', gen_random_uuid(), '{"/":"many"}', 'answer', $1 FROM generate_series(1, 10001)`,
    [t.clock.now()],
  );
  t.clock.advanceMinutes(DAY_MINUTES);
  await aDay();
  expect(await t.db.query(`SELECT FROM platform.command WHERE content ->> '/' = $1`, ['many'])).toEqual([]);
});

it('begins once a day, however many workers knock', async () => {
  t.clock.advanceMinutes(DAY_MINUTES);
  await Promise.all(Array.from({ length: 8 }, () => t.get(CommandPurge).tick()));
  const open = await t.db.query<{ attempts: number }>(
    `SELECT attempts FROM platform.job WHERE kind = 'platform.purge'`,
  );
  expect(open).toHaveLength(1);
  await t.drain();
  await t.get(CommandPurge).tick();
  expect(await t.db.query(`SELECT FROM platform.job WHERE kind = 'platform.purge'`)).toEqual([]);
});

it('forgets the slots of schedules after more than a year', async () => {
  const slots = (): Promise<{ slot: string }[]> =>
    t.db.query(`SELECT slot FROM platform.schedule_slot WHERE schedule = 'platform.purge' ORDER BY slot`);
  await aDay();
  const [oldest] = await slots();
  t.clock.advanceMinutes(402 * DAY_MINUTES);
  await aDay();
  expect(await slots()).not.toContainEqual(oldest);
  expect(await slots()).not.toEqual([]);
});
