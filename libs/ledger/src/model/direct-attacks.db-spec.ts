import { useClient } from '@test/client';
import { useDatabase } from '@test/database';
import { attack, ATTACKS, stopperOf } from '../attacks/attack';
import type { Target } from '../attacks/target';

const database = useDatabase();
const app = useClient(() => database.appUrl);
const owner = useClient(() => database.ownerUrl);

/** What somebody with a connection would try first. */
const WRONGS: Readonly<Record<string, string>> = {
  'spending more than there is': 'account_no_overdraft',
  'a negative amount': 'positive_range',
  'deleting history': 'transfer.append_only',
  'emptying history': 'transfer.append_only_truncate',
  'rewriting the chain of an account': 'entry.append_only',
  'paying fen out of minutes': 'transfer_debit',
  'posting more than is held': 'hold_resolution_at_most_held',
  'posting to an account of another unit': 'hold_credit',
  'resolving a hold twice': 'hold_resolution_pkey',
  'spending with a void': 'hold_resolution_only_a_post_spends',
  'lying about what was held': 'hold_resolution_hold',
  'posting without proof': 'hold_resolution_evidence',
  'writing the same version again': 'entry_pkey',
  'taking the limit off an account': 'account.account_identity',
};

/** The app role is stopped before any row is looked at. */
const NOWHERE = new Proxy({} as Target, {
  get: (_, name) => (name === 'county' ? 990_001 : '01a20000-0000-7000-8000-000000000000'),
});

describe.each(Object.entries(WRONGS))('%s', (_, guard) => {
  it('is nothing the app role may do', async () => {
    await expect(app.query(ATTACKS[guard].sql(NOWHERE))).rejects.toMatchObject({ code: '42501' });
  });

  it('is refused to the owner of the tables too, by name', async () => {
    expect(await attack(owner, guard)).toBe(stopperOf(guard));
  });
});
