import fc from 'fast-check';
import { addDays } from '@anzhi/kernel';
import { useApp } from '@test/app';
import { givenSenior } from '@test/given/people';
import { Timeline } from './timeline';

const t = useApp();
const timeline = new Timeline<{ senior_id: string; code: string }, { value: number; source: string }>(
  'people.fact',
  { senior_id: 'uuid', code: 'text' },
);
const DAYS = Array.from({ length: 10 }, (_, at) => addDays('2026-02-25', at));

/** Something said about days; the level is null for nothing, and an open end reaches past all of them. */
const saying = fc.record({
  from: fc.nat(9),
  length: fc.option(fc.integer({ min: 1, max: 9 })),
  level: fc.option(fc.integer({ min: 1, max: 3 })),
  /** Two may come at the same instant. */
  minutes: fc.constantFrom(0, 1),
});

/** Level by day. */
type Known = readonly (number | null)[];

it('answers for every day what was known at every instant', async () => {
  const seniorId = (await givenSenior(t)).id;
  let serial = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(saying, { minLength: 1, maxLength: 6 }), async (sayings) => {
      const key = { senior_id: seniorId, code: `CASE_${serial++}` };
      const history = new Map<number, Known>();
      let known: Known = DAYS.map(() => null);
      for (const { from, length, level, minutes } of sayings) {
        t.clock.advanceMinutes(minutes);
        const to = length === null ? '' : addDays(DAYS[from], length);
        const data = level === null ? null : { value: level, source: '测试' };
        await t.write((tx) => timeline.write(tx, [{ key, valid: `[${DAYS[from]},${to})`, data }]));
        const isMeant = (at: number): boolean => at >= from && (length === null || at < from + length);
        known = known.map((value, at) => (isMeant(at) ? level : value));
        history.set(t.clock.now().getTime(), known);
      }
      for (const [at, expected] of history) {
        const rows = await t.db.query<{ value: number | null }>(
          `SELECT (SELECT value FROM people.fact f WHERE f.senior_id = $1 AND f.code = $2 AND f.valid @> day::date
                      AND f.known @> $3::timestamptz) AS value
             FROM unnest($4::text[]) WITH ORDINALITY AS d(day, at) ORDER BY at`,
          [seniorId, key.code, new Date(at), DAYS],
        );
        expect(rows.map(({ value }) => value)).toEqual(expected);
      }
    }),
    { numRuns: 25 },
  );
}, 60_000);

it('knows later what a slower clock says, never earlier', async () => {
  const { id } = await givenSenior(t);
  const key = { senior_id: id, code: 'LTCI_LEVEL' };
  const say = (value: number) =>
    t.write((tx) => timeline.write(tx, [{ key, valid: '[2026-01-01,)', data: { value, source: '测试' } }]));
  await say(1);
  t.clock.advanceMinutes(-1);
  await say(2);
  t.clock.advanceMinutes(1);
  const rows = await t.db.query(
    'SELECT value, isempty(known) AS "isEmpty" FROM people.fact WHERE senior_id = $1 ORDER BY value',
    [id],
  );
  expect(rows).toEqual([
    { value: 1, isEmpty: true },
    { value: 2, isEmpty: false },
  ]);
});
