import { metres } from './metres';

/**
 * SQL about a row `s` of the sheet: its check-in was at a day centre, which two officers have admitted as that, and
 * which is not the one that is paid: whoever runs a centre himself is paid for it otherwise. `{centre}` is how far its
 * premises reach.
 */
export const AT_A_DAY_CENTRE = `EXISTS (
      SELECT FROM providers.provider g, geo.gcj02(g.latitude, g.longitude, g.datum) there,
             geo.gcj02(s.in_lat, s.in_lon, s.in_datum) here
       WHERE g.type IN ('COMMUNITY_CENTRE', 'RURAL_AREA_CENTRE', 'STREET_DAY_CARE') AND g.state = 'ADMITTED'
         AND g.county_id = s.county_id AND g.id <> s.provider_id
         AND ${metres('here.lat', 'here.lon', 'there.lat', 'there.lon')} <= {centre})`;

/** The senior's card was read when the caregiver came: he was where the caregiver was. */
export const WITH_THE_CARD = `EXISTS (
      SELECT FROM visits.proof c WHERE c.visit_id = s.visit_id AND c.kind = 'IN' AND c.method = 'CARD'
         AND c.result = 'VALID')`;

/** Who lives together by the registers: each in the household of its first senior; who is on none, in his own. */
export const HOUSEHOLD_OF = `
      SELECT b.senior_id, min(a.senior_id::text)::uuid AS household
        FROM oversight.household_link b
        JOIN oversight.household_link a ON (a.kind, a.key_index) = (b.kind, b.key_index) AND a.senior_id IS NOT NULL
         AND a.valid && b.valid
       WHERE b.senior_id IS NOT NULL AND b.kind IN ('HUKOU', 'ADDRESS') GROUP BY b.senior_id`;
