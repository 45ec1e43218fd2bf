/**
 * The hard rules of matching as SQL conditions. Each takes the placeholders of its parameters, so that the same
 * words serve one provider, all of a county, and the caregivers of one.
 */

/** `p` offers the item. Asked of each by its key: OFFSET keeps the planner from reading all who do beforehand. */
export const offersItem = (itemCode: string): string =>
  `EXISTS (SELECT FROM providers.offered_item o
            WHERE o.provider_id = p.id AND o.item_code = ${itemCode} OFFSET 0)`;

/** `p` serves one of the divisions: the one of the address or one above it. Asked of each as well. */
export const servesOneOf = (regionIds: string): string =>
  `EXISTS (SELECT FROM providers.service_area a
            WHERE a.provider_id = p.id AND a.region_id = ANY(${regionIds}::int[]) OFFSET 0)`;

/** Every type of paper on every day: what `papers` of a row must contain. Found once for all rows. */
export const everyDay = (types: string, days: string): string => `
  (SELECT coalesce(range_agg(int4range(n.day, n.day + 1)), '{}')
     FROM (SELECT providers.paper_day(t.type, d.day) AS day
             FROM unnest(${types}::text[]) AS t(type), unnest(${days}::date[]) AS d(day)) AS n)`;

/** `p` holds an approved licence of every type on every day. */
export const holdsLicences = (types: string, days: string): string => `p.papers @> ${everyDay(types, days)}`;

/** `c` holds every credential on every day. */
export const holdsCredentials = (types: string, days: string): string =>
  `c.papers @> ${everyDay(types, days)}`;

export interface CaregiverPlaceholders {
  readonly credentials: string;
  readonly skills: string;
  /** null: either sex */
  readonly sex: string;
  readonly days: string;
  /** Start and end of the service. */
  readonly from: string;
  readonly to: string;
  /** The service's minutes of the week, as `weekOf` writes them. */
  readonly week: string;
}

type TimePlaceholders = Pick<CaregiverPlaceholders, 'from' | 'to' | 'week'>;

/** The working hours of `c` cover the time, and he is not absent in it. */
export const works = (at: TimePlaceholders): string => `
  (c.week @> ${at.week}::int4multirange
   AND NOT EXISTS (
    SELECT FROM providers.absence b
     WHERE b.caregiver_id = c.id AND b.during && tstzrange(${at.from}, ${at.to})))`;

/** `c` is active, holds every credential on every day, has every skill, and works at that time. */
export const qualifies = (at: CaregiverPlaceholders): string => `
  c.active
  AND c.skills @> ${at.skills}::text[]
  AND (${at.sex}::text IS NULL OR c.sex = ${at.sex})
  AND ${holdsCredentials(at.credentials, at.days)}
  AND ${works(at)}`;
