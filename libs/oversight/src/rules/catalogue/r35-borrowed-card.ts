import { metres } from './metres';
import { ofVisit, threshold, weight, type Rule } from '../rule';

/** A card proves where the card is. Where nothing else tells the place, it may lie in the caregiver's drawer. */
const ALONE = `s.in_lat IS NULL AND s.out_lat IS NULL
       AND EXISTS (SELECT FROM visits.proof c WHERE c.visit_id = s.visit_id AND c.method = 'CARD' AND c.result = 'VALID')
       AND NOT EXISTS (SELECT FROM visits.proof_now o WHERE o.visit_id = s.visit_id AND o.result = 'VALID'
                          AND o.method IN ('DOOR_TAG', 'CODE', 'CALL_BACK'))`;

/** The senior's card in other hands (policy.md 10.4, Jiading 2020–21). */
export const R35: Rule = {
  code: 'R35',
  title: { zh: '老人的卡不在老人手里', en: "The senior's card in other hands" },
  severity: 'WITHHOLD',
  needs: [],
  thresholds: {
    away: threshold(
      200,
      'METRE',
      '刷卡处离家超过几米',
      'metres from home beyond which the card was read elsewhere',
      'DESIGN',
    ),
    together: threshold(50, 'METRE', '相距几米以内算同一处', 'metres within which it is one place', 'DESIGN'),
    seniors: threshold(
      3,
      'COUNT',
      '当月同一处刷了几位老人的卡',
      'seniors whose cards were read in one place in a month, or more',
      'DESIGN',
    ),
    alone: threshold(
      4,
      'COUNT',
      '当月只凭卡证明的服务超过几次',
      'visits of a month proven by a card alone, more than',
      'DESIGN',
    ),
    ...weight(60),
  },
  sentences: {
    ANOTHERS_CARD: {
      zh: '这次服务刷的是另一位老人的卡：护理员手里有不止一位老人的卡。',
      en: "Another senior's card was read at this visit: the caregiver holds the cards of more than one.",
    },
    CARDS_IN_ONE_PLACE: {
      zh: '护理员当月在同一处（相距不超过{together}米）刷了{seniors_count}位老人的卡，离他们的家都超过{away}米，达到{seniors}位。',
      en: 'In the month the caregiver read the cards of {seniors_count} seniors in one place (within {together} m), over {away} m from the home of each; {seniors} or more are too many.',
    },
    CARD_ALONE: {
      zh: '护理员当月有{count}次服务只刷了老人的卡，没有位置、门牌码、代码或回访，超过{alone}次；卡可以不在老人手里。',
      en: '{count} visits of the caregiver in the month were proven by the card alone, without a position, tag, code or call-back, more than {alone}; a card need not be in the hands of the senior.',
    },
  },
  sql: `
    WITH tapped AS MATERIALIZED (
      SELECT s.worker, s.visit_id, s.senior_id, s.county_id, s.region_id, s.provider_id, s.in_lat, s.in_lon, s.in_datum
        FROM visit_sheet s
       WHERE s.in_distance > {away} AND {judged}
         AND EXISTS (SELECT FROM visits.proof c WHERE c.visit_id = s.visit_id AND c.kind = 'IN' AND c.method = 'CARD'
                        AND c.result = 'VALID'))
    SELECT ${ofVisit('ANOTHERS_CARD', 'WITHHOLD')}, '{}'::jsonb AS inputs
      FROM visit_sheet s
     WHERE {judged} AND EXISTS (SELECT FROM visits.proof c WHERE c.visit_id = s.visit_id AND c.method = 'CARD'
                                   AND c.label = 'OTHER_SENIOR')
    UNION ALL
    SELECT 'CARDS_IN_ONE_PLACE', 'WITHHOLD', 'CAREGIVER', worker, {month}, min(county_id), min(region_id),
           (min(provider_id::text))::uuid, array_agg(visit_id), jsonb_build_object('seniors_count', max(seniors))
      FROM (SELECT a.worker, a.visit_id, min(a.county_id) AS county_id, min(a.region_id) AS region_id,
                   (min(a.provider_id::text))::uuid AS provider_id, count(DISTINCT b.senior_id) AS seniors
              FROM tapped a JOIN tapped b ON b.worker = a.worker AND b.in_datum = a.in_datum
               AND ${metres('a.in_lat', 'a.in_lon', 'b.in_lat', 'b.in_lon')} <= {together}
             GROUP BY a.worker, a.visit_id) p
     WHERE seniors >= {seniors} GROUP BY worker
    UNION ALL
    SELECT 'CARD_ALONE', 'WITHHOLD', 'CAREGIVER', s.worker, {month}, min(s.county_id), min(s.region_id),
           (min(s.provider_id::text))::uuid, array_agg(s.visit_id), jsonb_build_object('count', count(*))
      FROM visit_sheet s WHERE ${ALONE} AND {judged} GROUP BY s.worker HAVING count(*) > {alone}`,
};
