import { newId } from '@anzhi/kernel';
import { LedgerChecks } from '@anzhi/ledger';
import { useApp } from '@test/app';
import { useClient } from '@test/client';
import { givenEntitledSenior } from '@test/given/entitlement';
import { GRANT_CHECKS } from './grant-checks';

const t = useApp();
const owner = useClient(() => t.database.ownerUrl);
const RULE = 'a grant is what its determination decided';

describe('The checker', () => {
  it.each([
    ['SUPPLEMENT', 5, 479, ['480', '479']],
    ['BACK_PAY', 20, 960, ['480', '960']],
    ['RESTORED', 40, 120, undefined],
  ] as const)(
    'compares a grant with its determination: %s no. %i of %i',
    async (kind, seq, amount, difference) => {
      const senior = await givenEntitledSenior(t);
      expect(await t.get(LedgerChecks).run(t.db)).toEqual([]);
      await owner.query('BEGIN');
      try {
        await owner.query(
          `INSERT INTO entitlement.benefit_grant
           SELECT (jsonb_populate_record(g, jsonb_build_object(
                    'kind', $2::text, 'seq', $3::int, 'amount', $4::bigint, 'lot_account_id', $5::uuid))).*
             FROM entitlement.benefit_grant g WHERE g.senior_id = $1`,
          [senior.id, kind, seq, amount, newId()],
        );
        const rows = await owner.query<{ expected: string; found: string }>(GRANT_CHECKS.get(RULE)!);
        expect(rows.map(({ expected, found }) => [expected, found])).toEqual(difference ? [difference] : []);
      } finally {
        await owner.query('ROLLBACK');
      }
    },
  );
});
