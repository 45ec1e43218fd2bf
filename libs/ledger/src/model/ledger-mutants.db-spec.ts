import { useClient } from '@test/client';
import { useDatabase } from '@test/database';
import { ATTACKS } from '../attacks/attack';
import { withoutGuard } from '../attacks/mutant';
import { prepareTarget, type Target } from '../attacks/target';

const database = useDatabase();
const owner = useClient(() => database.ownerUrl);

/** Everything happens in one transaction, which goes with its connection. */
let target: Target;
beforeAll(async () => {
  await owner.query('BEGIN');
  target = await prepareTarget(owner);
});

/** That every other attack is still stopped is asked in `npm run test:stress -- mutants`: attacks times guards. */
describe('With one guard of the ledger gone', () => {
  it.each(Object.keys(ATTACKS))('%s: its attack gets through', async (guard) => {
    expect((await withoutGuard(owner, target, guard, [guard])).through).toEqual([guard]);
  });
});
