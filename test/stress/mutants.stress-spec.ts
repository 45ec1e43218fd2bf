import { useClient } from '@test/client';
import { useDatabase } from '@test/database';
import { attackAll, SCHEMAS } from '@test/guards/index';

const database = useDatabase();
const owner = useClient(() => database.ownerUrl);

/** Emptying a table empties its partitions and whoever points at it, which have triggers of their own. */
const STOPPED_ELSEWHERE = /^append-only: TRUNCATE on /;

/** The ledger's mutants are few and fast: `libs/ledger/src/model/ledger-mutants.db-spec.ts`. */
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
