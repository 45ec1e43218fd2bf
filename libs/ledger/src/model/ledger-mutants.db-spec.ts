import { useClient } from '@test/client';
import { useDatabase } from '@test/database';
import { ATTACKS, GUARDS, stopperOf, strike } from '../attacks/attack';
import { prepareTarget, type Target } from '../attacks/target';

const database = useDatabase();
const owner = useClient(() => database.ownerUrl);
const names = Object.keys(ATTACKS);

/** Everything happens in one transaction, which goes with its connection. */
let target: Target;
beforeAll(async () => {
  await owner.query('BEGIN');
  target = await prepareTarget(owner);
});

async function guards(): Promise<Set<string>> {
  return new Set((await owner.query<{ guard: string }>(GUARDS)).map(({ guard }) => guard));
}

/** What points at a key goes with it. @returns all that is gone */
async function drop(guard: string): Promise<Set<string>> {
  const before = await guards();
  const [table, trigger] = guard.split('.');
  if (trigger) await owner.query(`DROP TRIGGER ${trigger} ON ledger.${table}`);
  else {
    const [{ of }] = await owner.query<{ of: string }>(
      `SELECT CASE contypid WHEN 0 THEN 'TABLE ' || conrelid::regclass ELSE 'DOMAIN ' || contypid::regtype END AS of
         FROM pg_constraint WHERE connamespace = 'ledger'::regnamespace AND conname = $1 AND conparentid = 0`,
      [guard],
    );
    await owner.query(`ALTER ${of} DROP CONSTRAINT ${guard} CASCADE`);
  }
  const left = await guards();
  return new Set([...before].filter((name) => !left.has(name)));
}

describe('With one guard of the ledger gone', () => {
  it.each(names)('%s: exactly its attack gets through', async (guard) => {
    await owner.query('SAVEPOINT whole');
    try {
      const gone = await drop(guard);
      const through: string[] = [];
      for (const name of names)
        if ((await strike(owner, target, name)) !== stopperOf(name)) through.push(name);
      expect(through).toContain(guard);
      expect(through.filter((name) => !gone.has(name) && !gone.has(stopperOf(name)))).toEqual([]);
    } finally {
      await owner.query('ROLLBACK TO whole');
    }
  });
});
