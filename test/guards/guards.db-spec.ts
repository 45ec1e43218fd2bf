import { useClient } from '@test/client';
import { useDatabase } from '@test/database';
import { attackAll, guardsOf, nameOf, SCHEMAS, unmatched } from '@test/guards/index';

const database = useDatabase();
const owner = useClient(() => database.ownerUrl);

describe('Each constraint, unique index and trigger', () => {
  it('has an attack of its own, or a reason why not', async () => {
    expect(unmatched(await guardsOf(owner, SCHEMAS))).toEqual({ unattacked: [], unfounded: [] });
  });

  it.each(SCHEMAS)(
    'of %s stops its attack with nobody else to help',
    async (schema) => {
      const refusers = await attackAll(owner, schema);
      const selves = [...refusers.keys()].map((guard) => [guard, guard.split('.')[2]]);
      expect(Object.fromEntries(refusers)).toEqual(Object.fromEntries(selves));
    },
    120_000,
  );
});

describe('A guard nobody attacks', () => {
  it('is told', async () => {
    const [known] = await guardsOf(owner, ['dispatch']);
    const stranger = { ...known, name: 'brand_new' };
    expect(unmatched([stranger]).unattacked).toEqual([nameOf(stranger)]);
  });
});
