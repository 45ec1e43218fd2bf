import { distanceMetres, type Coordinate } from '@anzhi/geo';
import { businessDate, periodOf } from '@anzhi/kernel';
import type { Client } from 'pg';
import type { DemoFamily, DemoProvider } from './demo.types';

/** What the story books: two hours of it. */
const STORY_ITEM = 'REHAB';
const STORY_MINUTES = 120;

export interface DemoCast {
  readonly family: DemoFamily;
  readonly provider: DemoProvider;
}

/**
 * A family that represents two seniors and has two hours left for each, and the provider that will be asked first
 * when it books rehabilitation: the nearest one that may do it and has two therapists.
 */
export async function castStory(client: Client, now: Date): Promise<DemoCast | undefined> {
  const today = businessDate(now);
  const { rows: families } = await client.query<DemoFamily>(FAMILIES, [today, periodOf(now), STORY_MINUTES]);
  for (const family of families) {
    const provider = await nearestProvider(client, family, today);
    if (provider && provider.caregivers.length >= 2) {
      return { family, provider: { ...provider, caregivers: provider.caregivers.slice(0, 2) } };
    }
  }
  return undefined;
}

async function nearestProvider(
  client: Client,
  { townId, place }: DemoFamily,
  today: string,
): Promise<DemoProvider | undefined> {
  const { rows } = await client.query<DemoProvider & { place: Coordinate }>(PROVIDERS, [
    STORY_ITEM,
    townId,
    today,
  ]);
  const metres = (provider: { place: Coordinate }): number => distanceMetres(provider.place, place);
  return rows.sort((a, b) => metres(a) - metres(b) || (a.id < b.id ? -1 : 1))[0];
}

/** The more is left for each senior, the longer the story can be played. */
const FAMILIES = `
  SELECT f.account_id AS "accountId", a.name, f.seniors, f.place, f.town_id AS "townId", f.county_id AS "countyId"
    FROM (SELECT r.account_id, array_agg(s.name ORDER BY s.id) AS seniors, min(s.region_id) AS town_id,
                 min(s.county_id) AS county_id, min(b.available) AS available,
                 (array_agg(json_build_object('latitude', h.latitude, 'longitude', h.longitude, 'datum', h.datum)
                   ORDER BY s.id))[1] AS place
            FROM people.representative r
            JOIN people.senior s ON s.id = r.senior_id
            JOIN people.address h ON h.senior_id = s.id AND h.is_default
            JOIN entitlement.benefit_grant g ON g.senior_id = s.id AND g.period = $2 AND g.unit = 'MINUTE'
            CROSS JOIN LATERAL (SELECT l.credits_posted - l.debits_posted - l.debits_pending AS available
                                  FROM ledger.account l
                                 WHERE l.county_id = g.county_id AND l.account_id = g.lot_account_id) AS b
           WHERE r.rights @> ARRAY['VIEW', 'BOOK', 'PAY', 'CONFIRM'] AND r.revoked_at IS NULL
             AND r.valid @> daterange($1::date, ($1::date + 60), '[]')
           GROUP BY r.account_id HAVING count(DISTINCT s.id) = 2 AND min(b.available) >= $3) AS f
    JOIN identity.account a ON a.id = f.account_id
   ORDER BY f.available DESC, f.account_id LIMIT 20`;

/** Those that dispatch would ask, with everybody they could send. */
const PROVIDERS = `
  SELECT p.id, p.name, d.account_id AS "dispatcherId", d.name AS "dispatcherName",
         json_build_object('latitude', p.latitude, 'longitude', p.longitude, 'datum', p.datum) AS place,
         (SELECT coalesce(json_agg(json_build_object('id', c.id, 'accountId', c.account_id, 'name', c.name)
                   ORDER BY c.id), '[]')
            FROM providers.caregiver c
           WHERE c.provider_id = p.id AND c.active AND i.required_skills <@ c.skills
             AND NOT EXISTS (SELECT FROM unnest(i.required_credentials) AS needed
                              WHERE NOT EXISTS (SELECT FROM providers.credential q
                                     WHERE q.caregiver_id = c.id AND q.type = needed AND q.state = 'APPROVED'
                                       AND q.valid @> daterange($3::date, $3::date + 14, '[]')))) AS caregivers
    FROM providers.provider p
    JOIN providers.offered_item o ON o.provider_id = p.id AND o.item_code = $1
    JOIN catalogue.item i ON i.code = o.item_code
    JOIN LATERAL (SELECT g.account_id, a.name FROM identity.role_grant g JOIN identity.account a ON a.id = g.account_id
                   WHERE g.organisation_id = p.id AND g.role = 'DISPATCHER' AND g.valid_to IS NULL
                   ORDER BY g.id LIMIT 1) AS d ON true
   WHERE p.state = 'ADMITTED'
     AND EXISTS (SELECT FROM providers.service_area s JOIN geo.region_closure t ON t.ancestor_id = s.region_id
                  WHERE s.provider_id = p.id AND t.descendant_id = $2)
     AND NOT EXISTS (SELECT FROM unnest(i.required_licences) AS needed
                      WHERE NOT EXISTS (SELECT FROM providers.licence l
                             WHERE l.provider_id = p.id AND l.type = needed AND l.state = 'APPROVED'
                               AND l.valid @> $3::date))`;
