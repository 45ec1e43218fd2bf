import { AT_A_DAY_CENTRE, WITH_THE_CARD } from './where-seniors-meet';
import { ofVisit, threshold, weight, type Rule } from '../rule';

/**
 * An inaccurate position is given the room of its inaccuracy, however far that is (ledger.md 4.1). A senior who is met
 * with his card at a day centre is not at home, and no one is to blame for that.
 */
export const R07: Rule = {
  code: 'R07',
  title: { zh: '签到离家太远', en: 'Far from home' },
  severity: 'WITHHOLD',
  needs: ['POSITION'],
  thresholds: {
    doubtful: threshold(200, 'METRE', '超过几米存疑', 'doubtful from so many metres on'),
    accuracies: threshold(3, 'COUNT', '或超过定位精度的几倍', 'or beyond so many times the accuracy'),
    far: threshold(500, 'METRE', '超过几米暂缓付款', 'withheld from so many metres on'),
    centre: threshold(
      60,
      'METRE',
      '离日间照料场所几米以内算在场所内',
      'metres around the position of a day centre that are its premises',
      'DESIGN',
    ),
    ...weight(30),
  },
  sentences: {
    DOUBTFUL: {
      zh: '签到位置离家{metres}米（精度{accuracy}米），超过{doubtful}米。',
      en: 'The check-in was {metres} m from home (accuracy {accuracy} m), over {doubtful} m.',
    },
    FAR: {
      zh: '签到位置离家{metres}米（精度{accuracy}米），超过{far}米。',
      en: 'The check-in was {metres} m from home (accuracy {accuracy} m), over {far} m.',
    },
    LEFT_FROM_FAR: {
      zh: '签退位置离家{metres}米（精度{accuracy}米），超过{far}米：人已先走，到点才签退。',
      en: 'The check-out was {metres} m from home (accuracy {accuracy} m), over {far} m: gone before, checked out on time.',
    },
  },
  sql: `
    SELECT CASE WHEN s.in_distance > {far} THEN 'FAR' ELSE 'DOUBTFUL' END AS variant,
           CASE WHEN s.in_distance > {far} THEN 'WITHHOLD' ELSE 'SCORE' END AS severity, 'VISIT' AS subject_kind,
           s.visit_id AS subject_id, s.day, s.county_id, s.region_id, s.provider_id, ARRAY[s.visit_id] AS visit_ids,
           jsonb_build_object('metres', s.in_distance, 'accuracy', s.in_accuracy) AS inputs
      FROM visit_sheet s
     WHERE s.in_distance > greatest({doubtful}, {accuracies} * s.in_accuracy) AND {judged}
       AND NOT (${WITH_THE_CARD} AND ${AT_A_DAY_CENTRE})
    UNION ALL
    SELECT ${ofVisit('LEFT_FROM_FAR', 'WITHHOLD')},
           jsonb_build_object('metres', s.out_distance, 'accuracy', s.out_accuracy)
      FROM visit_sheet s
     WHERE s.out_distance > greatest({far}, {accuracies} * s.out_accuracy)
       AND coalesce(s.in_distance, 0) <= greatest({far}, {accuracies} * s.in_accuracy) AND {judged}`,
};
