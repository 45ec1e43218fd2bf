import { LedgerChecks } from '@anzhi/ledger';
import { useApp } from '@test/app';
import { givenCity } from '@test/given/seed';
import { MonthSchedule } from './month-schedule';

const t = useApp();

it('The calendar settles a month of a city: every capture stands in one statement, and all of it adds up', async () => {
  await givenCity(t, { seniors: 60 });
  t.clock.set(new Date('2026-12-03T08:00:00+08:00'));
  await t.get(MonthSchedule).tick();
  await t.drain();
  const [{ drafts, frozen, missing }] = await t.db.query<{ drafts: number; frozen: number; missing: number }>(
    `SELECT count(*) FILTER (WHERE state = 'DRAFT')::int AS drafts, count(*) FILTER (WHERE state = 'FROZEN')::int AS frozen,
            (SELECT count(*)::int FROM settlement.captured c
               JOIN settlement.captured_part p USING (county_id, order_id, number)
              WHERE p.payer <> 'SELF' AND p.fen > 0 AND c.service_date < '2026-12-01' AND NOT c.withheld
                AND NOT EXISTS (SELECT FROM settlement.standing_line l
                  WHERE (l.county_id, l.order_id, l.number, l.seq) = (c.county_id, c.order_id, c.number, 0))) AS missing
       FROM settlement.batch`,
  );
  expect({ drafts, missing }).toEqual({ drafts: 0, missing: 0 });
  expect(frozen).toBeGreaterThan(3);
  expect(await t.db.query('SELECT * FROM platform.dead_letter')).toEqual([]);
  expect(await t.get(LedgerChecks).run(t.db)).toEqual([]);
}, 60_000);
