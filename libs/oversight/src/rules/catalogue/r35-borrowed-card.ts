import { metres } from './metres';
import { AT_A_DAY_CENTRE, HOUSEHOLD_OF, WITH_THE_CARD } from './where-seniors-meet';
import { ofVisit, threshold, weights, type Rule } from '../rule';

/** A card proves where the card is. Where nothing else tells the place, it may lie in the caregiver's drawer. */
const ALONE = `s.in_lat IS NULL AND s.out_lat IS NULL
       AND EXISTS (SELECT FROM visits.proof c WHERE c.visit_id = s.visit_id AND c.method = 'CARD' AND c.result = 'VALID')
       AND NOT EXISTS (SELECT FROM visits.proof_now o WHERE o.visit_id = s.visit_id AND o.result = 'VALID'
                          AND o.method IN ('DOOR_TAG', 'CODE', 'CALL_BACK'))`;

/** Who lives with whom tells when two cards belong to one home. */
const HOME = `coalesce(m.household, s.senior_id)`;

/**
 * The senior's card in other hands (policy.md 10.4, Jiading 2020–21). Seniors who live together are one home, a reading
 * is only as far away as its inaccuracy allows, and at a day centre they meet.
 */
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
      '当月同一处刷了几户老人的卡',
      'homes whose cards were read in one place in a month, or more',
      'DESIGN',
    ),
    centre: threshold(
      60,
      'METRE',
      '离日间照料场所几米以内算在场所内',
      'metres around the position of a day centre that are its premises',
      'DESIGN',
    ),
    alone: threshold(
      4,
      'COUNT',
      '当月只凭卡证明的服务超过几次',
      'visits of a month proven by a card alone, more than',
      'DESIGN',
    ),
    elsewhere: threshold(
      2,
      'COUNT',
      '其中几次在另外的户才暂缓付款',
      'of these, visits in other homes from which payment is withheld',
      'DESIGN',
    ),
    ...weights(60, 25),
  },
  sentences: {
    ANOTHERS_CARD: {
      zh: '这次服务刷的是另一位老人的卡：护理员手里有不止一位老人的卡。',
      en: "Another senior's card was read at this visit: the caregiver holds the cards of more than one.",
    },
    CARDS_IN_ONE_PLACE: {
      zh: '护理员当月在同一处（相距不超过{together}米）刷了{homes_count}户老人的卡，离他们的家都超过{away}米，达到{seniors}户，那里也不是日间照料场所。',
      en: 'In the month the caregiver read the cards of {homes_count} homes in one place (within {together} m), over {away} m from each and at no day centre; {seniors} or more are too many.',
    },
    CARD_ALONE: {
      zh: '护理员当月有{count}次服务只刷了老人的卡，没有位置、门牌码、代码或回访，超过{alone}次；卡可以不在老人手里。',
      en: '{count} visits of the caregiver in the month were proven by the card alone, without a position, tag, code or call-back, more than {alone}; a card need not be in the hands of the senior.',
    },
    CARD_ALONE_IN_ONE_HOME: {
      zh: '护理员当月有{count}次服务只刷了老人的卡，没有位置、门牌码、代码或回访，超过{alone}次，几乎都在同一户：也许屋里没有信号，请打电话问一问。',
      en: '{count} visits of the caregiver in the month were proven by the card alone, without a position, tag, code or call-back, more than {alone}, nearly all in one home: it may have no reception, ask by telephone.',
    },
  },
  sql: `
    WITH household AS MATERIALIZED (${HOUSEHOLD_OF}),
    tapped AS MATERIALIZED (
      SELECT s.worker, s.visit_id, ${HOME} AS home, s.county_id, s.region_id, s.provider_id, s.in_lat, s.in_lon, s.in_datum
        FROM visit_sheet s LEFT JOIN household m ON m.senior_id = s.senior_id
       WHERE s.in_distance > greatest({away}, s.in_accuracy) AND {judged} AND ${WITH_THE_CARD} AND NOT ${AT_A_DAY_CENTRE}),
    alone AS MATERIALIZED (
      SELECT s.worker, s.visit_id, ${HOME} AS home, s.county_id, s.region_id, s.provider_id
        FROM visit_sheet s LEFT JOIN household m ON m.senior_id = s.senior_id
       WHERE ${ALONE} AND {judged})
    SELECT ${ofVisit('ANOTHERS_CARD', 'WITHHOLD')}, '{}'::jsonb AS inputs
      FROM visit_sheet s LEFT JOIN household m ON m.senior_id = s.senior_id
     WHERE {judged} AND EXISTS (SELECT FROM visits.proof c
             LEFT JOIN visits.tag t ON t.id = c.tag_id LEFT JOIN household o ON o.senior_id = t.senior_id
             WHERE c.visit_id = s.visit_id AND c.method = 'CARD' AND c.label = 'OTHER_SENIOR'
               AND ${HOME} IS DISTINCT FROM coalesce(o.household, t.senior_id))
    UNION ALL
    SELECT 'CARDS_IN_ONE_PLACE', 'WITHHOLD', 'CAREGIVER', worker, {month}, min(county_id), min(region_id),
           (min(provider_id::text))::uuid, array_agg(visit_id), jsonb_build_object('homes_count', max(homes))
      FROM (SELECT a.worker, a.visit_id, min(a.county_id) AS county_id, min(a.region_id) AS region_id,
                   (min(a.provider_id::text))::uuid AS provider_id, count(DISTINCT b.home) AS homes
              FROM tapped a JOIN tapped b ON b.worker = a.worker AND b.in_datum = a.in_datum
               AND ${metres('a.in_lat', 'a.in_lon', 'b.in_lat', 'b.in_lon')} <= {together}
             GROUP BY a.worker, a.visit_id) p
     WHERE homes >= {seniors} GROUP BY worker
    UNION ALL
    SELECT CASE WHEN w.elsewhere >= {elsewhere} THEN 'CARD_ALONE' ELSE 'CARD_ALONE_IN_ONE_HOME' END,
           CASE WHEN w.elsewhere >= {elsewhere} THEN 'WITHHOLD' ELSE 'SCORE' END, 'CAREGIVER', worker, {month}, county_id,
           region_id, provider_id, visit_ids, jsonb_build_object('count', cardinality(visit_ids))
      FROM (SELECT worker, min(county_id) AS county_id, min(region_id) AS region_id,
                   (min(provider_id::text))::uuid AS provider_id, array_agg(visit_id) AS visit_ids,
                   count(*) - (SELECT count(*) FROM alone h WHERE h.worker = a.worker
                                GROUP BY h.home ORDER BY 1 DESC LIMIT 1) AS elsewhere
              FROM alone a GROUP BY worker HAVING count(*) > {alone}) w`,
};
