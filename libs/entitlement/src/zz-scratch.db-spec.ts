import { Client } from 'pg';
import { newId } from '@anzhi/kernel';
import { useApp } from '@test/app';
const t = useApp();
it('measures', async () => {
  const c = new Client({ connectionString: t.database.ownerUrl });
  await c.connect();
  const N = 2000;
  const src = newId();
  const time = async (name: string, f: () => Promise<unknown>) => { const s = performance.now(); await f(); console.log(name, Math.round(performance.now() - s)); };
  await c.query(`INSERT INTO ledger.account VALUES (1,$1,'MINUTE','S',false,false,now())`, [src]);
  for (let round = 0; round < 3; round++) {
    const ids = Array.from({ length: N }, () => newId());
    await c.query('BEGIN');
    await time('open', () => c.query(`INSERT INTO ledger.account (county_id, account_id, unit, kind, authorising, no_overdraft, opened_at) SELECT 1, id, 'MINUTE','LOT',true,true,now() FROM unnest($1::uuid[]) id`, [ids]));
    const both = [...ids.map(() => src), ...ids];
    await time('lock', () => c.query(`SELECT ledger.lock_accounts(1, $1::uuid[])`, [both]));
    await time('known', () => c.query(`SELECT ledger.all_known(1, 'MINUTE', $1::uuid[])`, [both]));
    await time('shortage', () => c.query(`SELECT ledger.shortage(1, $1::uuid[], $2::bigint[])`, [ids.map(() => src), ids.map(() => 5)]));
    const cmd = newId();
    await time('insert transfers', () => c.query(`INSERT INTO ledger.transfer (county_id, command_id, code, leg, unit, debit_account, credit_account, amount, business_date, at)
    SELECT 1, $1, 'GRANT', l.leg, 'MINUTE', l.debit, l.credit, l.amount, '2026-11-01', now()
      FROM unnest($2::uuid[], $3::uuid[], $4::bigint[]) WITH ORDINALITY AS l(debit, credit, amount, leg)`, [cmd, ids.map(() => src), ids, ids.map(() => 5)]));
    await time('commit', () => c.query('COMMIT'));
  }
  const ids = Array.from({ length: N }, () => newId());
  await c.query('BEGIN');
  await c.query(`INSERT INTO ledger.account (county_id, account_id, unit, kind, authorising, no_overdraft, opened_at) SELECT 1, id, 'MINUTE','LOT',true,true,now() FROM unnest($1::uuid[]) id`, [ids]);
  const r = await c.query(`EXPLAIN (ANALYZE, BUFFERS) INSERT INTO ledger.transfer (county_id, command_id, code, leg, unit, debit_account, credit_account, amount, business_date, at)
    SELECT 1, $1, 'GRANT', l.leg, 'MINUTE', l.debit, l.credit, l.amount, '2026-11-01', now()
      FROM unnest($2::uuid[], $3::uuid[], $4::bigint[]) WITH ORDINALITY AS l(debit, credit, amount, leg)`, [newId(), ids.map(() => src), ids, ids.map(() => 5)]);
  console.log(r.rows.map((x: any) => x['QUERY PLAN']).join('\n'));
  await c.query('COMMIT');
  await c.end();
}, 120000);
