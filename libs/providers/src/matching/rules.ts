/**
 * The hard rules of matching as SQL conditions. Each takes the placeholders of its parameters, so that the same
 * words serve one provider, all of a county, and the caregivers of one.
 */

/** `p` offers the item. */
export const offersItem = (itemCode: string): string =>
  `EXISTS (SELECT FROM providers.offered_item o WHERE o.provider_id = p.id AND o.item_code = ${itemCode})`;

/** `p` serves one of the divisions: the one of the address or one above it. Asked of each, not of all beforehand. */
export const servesOneOf = (regionIds: string): string =>
  `EXISTS (SELECT FROM providers.service_area a
            WHERE a.provider_id = p.id AND a.region_id = ANY(${regionIds}::int[]) OFFSET 0)`;

/** The days on which every type of paper is held, as a multirange; two papers that follow each other count as one. */
const daysHolding = (types: string, papers: string, owner: string): string => `
  coalesce((
    SELECT range_intersect_agg(held.days)
      FROM unnest(${types}::text[]) AS need(type)
     CROSS JOIN LATERAL (
       SELECT coalesce(range_agg(k.valid), '{}') AS days FROM ${papers} k
        WHERE ${owner} AND k.type = need.type AND k.state = 'APPROVED') AS held), '{(,)}')`;

/** The days on which `p` holds an approved licence of every type. */
export const licensedDays = (types: string): string =>
  daysHolding(types, 'providers.licence', 'k.provider_id = p.id');

/** The days on which `c` holds every credential. */
export const credentialedDays = (types: string): string =>
  daysHolding(types, 'providers.credential', 'k.caregiver_id = c.id');

/** `p` holds an approved licence of every type on every day. */
export const holdsLicences = (types: string, days: string): string =>
  `${licensedDays(types)} @> ALL (${days}::date[])`;

/** `c` holds every credential on every day. */
export const holdsCredentials = (types: string, days: string): string =>
  `${credentialedDays(types)} @> ALL (${days}::date[])`;

export interface CaregiverPlaceholders {
  readonly credentials: string;
  readonly skills: string;
  /** null: either sex */
  readonly sex: string;
  readonly days: string;
  /** Start and end of the service. */
  readonly from: string;
  readonly to: string;
  /** The service's stretches by day, as three arrays of equal length. */
  readonly weekdays: string;
  readonly startMinutes: string;
  readonly endMinutes: string;
}

type TimePlaceholders = Pick<
  CaregiverPlaceholders,
  'from' | 'to' | 'weekdays' | 'startMinutes' | 'endMinutes'
>;

/** The working hours of `c` cover the time, and he is not absent in it. */
export const works = (at: TimePlaceholders): string => `
  (NOT EXISTS (
    SELECT FROM unnest(${at.weekdays}::int[], ${at.startMinutes}::int[], ${at.endMinutes}::int[])
             AS s(weekday, start_minute, end_minute)
     WHERE NOT coalesce((
       SELECT range_agg(int4range(h.start_minute, h.end_minute)) @> int4range(s.start_minute, s.end_minute)
         FROM providers.working_hours h WHERE h.caregiver_id = c.id AND h.weekday = s.weekday), false))
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
