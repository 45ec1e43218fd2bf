import { GeoFacade } from '@anzhi/geo';
import { useApp } from '@test/app';
import { useClient } from '@test/client';
import { givenTeam } from '@test/given/dispatch';
import { CODES, regionId } from '@test/given/geo';
import { givenSenior } from '@test/given/people';
import type { Section } from './attention.policy';
import type { VisitFilter } from './visit-list.dto';
import { sectionQuery } from './visit-sections';

const VISITS = 12_000;
const PAGE = 11;

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Schema?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Plan[];
}

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
const rowsRead = (node: Plan): number =>
  (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'];

describe('The list of a whole city', () => {
  const t = useApp();
  const owner = useClient(() => t.database.ownerUrl);
  let places: number[];
  let providerId: string;

  beforeAll(async () => {
    const city = await regionId(t, CODES.city);
    places = await t.get(GeoFacade).subtree([city]);
    const team = await givenTeam(t);
    providerId = team.provider.id;
    const senior = await givenSenior(t);
    const { id: bookedBy } = await t.db
      .one<{ id: string }>('SELECT id FROM identity.account LIMIT 1')
      .then((a) => a!);
    await owner.query(
      `WITH town AS (
         SELECT r.id, c.ancestor_id AS county_id, row_number() OVER (ORDER BY r.id) - 1 AS at, count(*) OVER () AS towns
           FROM geo.region r
           JOIN geo.region_closure c ON c.descendant_id = r.id AND c.depth = 1
          WHERE r.level = 'TOWNSHIP' AND r.id = ANY($1::int[])
       ), booked AS (
         INSERT INTO ordering."order" (id, senior_id, address_id, item_code, region_id, county_id, starts_at, ends_at,
           planned_minutes, state, provider_id, latitude, longitude, datum, booked_by, booked_as, channel, wishes,
           total_fen, programme_minutes, programme_fen, family_fen, price_reasons, actual_minutes, captured_minutes,
           released_minutes, due_programme_fen, due_family_fen, booked_at, version)
         SELECT gen_random_uuid(), $2, $3, 'REHAB', town.id, town.county_id, at.time, at.time + interval '2 hours', 120,
           'FULFILLED', $4, 33.9, 118.2, 'WGS84', $5, 'SELF', 'APP', '{}', 20000, 120, 20000, 0, '[]', 120, 120, 0, 20000,
           0, at.time, 1
           FROM generate_series(1, $6) AS n
           CROSS JOIN LATERAL (SELECT timestamptz '2026-11-22T00:00Z' - n * interval '3 minutes' AS time) AS at
           JOIN town ON town.at = n % town.towns
         RETURNING id, region_id, county_id, starts_at
       )
       INSERT INTO visits.visit (id, order_id, provider_id, caregiver_id, senior_id, address_id, item_code, region_id,
         county_id, starts_at, planned_minutes, state, door_code, actual_minutes, flags, created_at)
       SELECT gen_random_uuid(), id, $4, $7, $2, $3, 'REHAB', region_id, county_id, starts_at, 120,
         CASE row_number() OVER () % 500 WHEN 0 THEN 'DISPUTED' WHEN 1 THEN 'CONFIRMED' ELSE 'VERIFIED' END, '', 120,
         CASE WHEN row_number() OVER () % 4000 = 2 THEN ARRAY['MOCK_POSITION']
           WHEN row_number() OVER () % 20 = 1 THEN ARRAY['OUT_OF_RANGE'] ELSE '{}' END, starts_at
         FROM booked`,
      [places, senior.id, senior.addressId, providerId, bookedBy, VISITS, team.caregivers[0].id],
    );
    await owner.query('ANALYZE visits.visit');
    await owner.query('ANALYZE ordering."order"');
    await owner.query('ANALYZE oversight.review');
  });

  const planOf = async (
    section: Section,
    filter: Partial<VisitFilter> = {},
    after?: readonly (string | number)[],
  ): Promise<Plan[]> => {
    const { sql, parameters } = sectionQuery(section, places, { limit: PAGE - 1, ...filter }, after, PAGE);
    const [row] = await t.db.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
      `EXPLAIN (ANALYZE, VERBOSE, TIMING OFF, FORMAT JSON) ${sql}`,
      parameters,
    );
    return nodesOf(row['QUERY PLAN'][0].Plan).filter((node) => node['Relation Name'] === 'visit');
  };

  it.each<[string, Section, Partial<VisitFilter>]>([
    ['open matters', 'OPEN_MATTERS', {}],
    ['flagged visits', 'FLAGGED', {}],
    ['everything else', 'REST', {}],
    ['disputed visits', 'OPEN_MATTERS', { state: 'DISPUTED' }],
    ['a rare doubt', 'FLAGGED', { flag: 'MOCK_POSITION' }],
    ['a common doubt', 'FLAGGED', { flag: 'OUT_OF_RANGE' }],
    ['a month', 'REST', { from: '2026-11-01T00:00:00+08:00', to: '2026-11-15T00:00:00+08:00' }],
  ])(
    'finds the first page of %s by index, reading a page for each township at most',
    async (_, section, filter) => {
      const visits = await planOf(section, filter);
      expect(visits.map((node) => node['Node Type'])).not.toContain('Seq Scan');
      expect(visits.reduce((sum, node) => sum + rowsRead(node), 0)).toBeLessThan(places.length * PAGE * 1.5);
    },
  );

  it('finds a page far down as quickly as the first', async () => {
    const visits = await planOf('REST', {}, [0, '2026-11-10T00:00:00Z', providerId]);
    expect(visits.reduce((sum, node) => sum + rowsRead(node), 0)).toBeLessThan(places.length * PAGE * 1.5);
  });

  it('pages through one provider by its own index', async () => {
    const visits = await planOf('REST', { providerId });
    expect(visits.map((node) => node['Node Type'])).not.toContain('Seq Scan');
    expect(visits.reduce((sum, node) => sum + rowsRead(node), 0)).toBeLessThan(PAGE * 4);
  });
});
