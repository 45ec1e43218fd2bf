import { ATTACKS, stopperOf } from '../../libs/ledger/src/attacks/attack';
import { withoutGuard } from '../../libs/ledger/src/attacks/mutant';
import { prepareTarget } from '../../libs/ledger/src/attacks/target';
import { useClient } from '@test/client';
import { useDatabase } from '@test/database';
import { attackAll, SCHEMAS } from '@test/guards/index';

const database = useDatabase();
const owner = useClient(() => database.ownerUrl);

/** Emptying a table empties its partitions and whoever points at it, which have triggers of their own. */
const STOPPED_ELSEWHERE = /^append-only: TRUNCATE on /;

describe('With a guard gone', () => {
  it.each(SCHEMAS)(
    'its attack on %s is seen to succeed, so its test fails',
    async (schema) => {
      const refusers = await attackAll(owner, schema, { without: true });
      const stillStopped = [...refusers].filter(([, by]) => by !== null && !STOPPED_ELSEWHERE.test(by));
      expect(stillStopped).toEqual([]);
      console.log(`mutants of ${schema}: ${refusers.size} killed, 0 survived`);
    },
    300_000,
  );
});

describe('With a guard of the ledger gone', () => {
  const names = Object.keys(ATTACKS);

  it.each(names)('%s: every other attack is still stopped', async (guard) => {
    await owner.query('BEGIN');
    try {
      const { gone, through } = await withoutGuard(owner, await prepareTarget(owner), guard, names);
      expect(through).toContain(guard);
      expect(through.filter((name) => !gone.has(name) && !gone.has(stopperOf(name)))).toEqual([]);
    } finally {
      await owner.query('ROLLBACK');
    }
  });
});
