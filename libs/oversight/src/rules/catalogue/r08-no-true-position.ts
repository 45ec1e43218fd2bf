import { ofVisit, threshold, weight, type Rule } from '../rule';

/** Proofs that say where somebody was without a satellite. */
const OTHER_PROOF = `'DOOR_TAG', 'CODE', 'CARD', 'CALL_BACK'`;
/** What is left when none of them is there. */
const METHOD = `CASE s.in_method WHEN 'MANUAL' THEN '手工说明' WHEN 'SIGNATURE' THEN '签名' WHEN 'CANNOT_SIGN' THEN '无法签名'
  WHEN 'PHOTO' THEN '照片' WHEN 'FACE' THEN '人脸' WHEN 'POSITION' THEN '定位失败' ELSE '无' END`;
const METHOD_EN = `CASE s.in_method WHEN 'MANUAL' THEN 'a reason given' WHEN 'SIGNATURE' THEN 'signature'
  WHEN 'CANNOT_SIGN' THEN 'cannot sign' WHEN 'PHOTO' THEN 'photo' WHEN 'FACE' THEN 'face'
  WHEN 'POSITION' THEN 'position failed' ELSE 'none' END`;
/** The leniency path: the senior was called back, or an officer has looked and approved. */
const LENIENT = `EXISTS (SELECT FROM visits.proof_now c WHERE c.visit_id = s.visit_id AND c.method = 'CALL_BACK'
                          AND c.result = 'VALID')
     OR EXISTS (SELECT FROM oversight.review r WHERE r.visit_id = s.visit_id AND r.state = 'APPROVED')`;

export const R08: Rule = {
  code: 'R08',
  title: { zh: '没有位置或位置不真', en: 'No position, or a false one' },
  severity: 'WITHHOLD',
  needs: [],
  thresholds: {
    samePlaces: threshold(
      3,
      'COUNT',
      '完全相同的位置超过几次',
      'more than so many positions equal to the last digit',
    ),
    readings: threshold(
      20,
      'COUNT',
      '至少几次定位才看精度',
      'positions from which the accuracy is looked at',
      'DESIGN',
    ),
    lenient: threshold(
      4,
      'COUNT',
      '当月无位置、经核实放行的服务最多几次',
      'visits without a position that are let pass in a month, looked at one by one',
      'DESIGN',
    ),
    ...weight(60),
  },
  sentences: {
    MOCK: {
      zh: '设备报告使用了虚拟定位。',
      en: 'The device reported a simulated position.',
    },
    NO_POSITION: {
      zh: '签到、签退都没有位置，也没有门牌码、老人代码、卡或回访来证明（签到方式：{method}）。',
      en: 'Neither arrival nor leaving has a position, and no tag, code, card or call-back proves the place (method: {methodEn}).',
    },
    SAME_POSITION: {
      zh: '护理员当月有{count}次签到的经纬度完全相同（{position}），超过{samePlaces}次；真实定位会有细微差别。',
      en: "{count} of the caregiver's check-ins in the month have exactly the same position ({position}), more than {samePlaces}; true ones differ a little.",
    },
    SAME_ACCURACY: {
      zh: '护理员当月{count}次定位的精度都恰好是{accuracy}米；真实设备的精度会变化。',
      en: "All {count} positions of the caregiver in the month have an accuracy of exactly {accuracy} m; a true device's varies.",
    },
    NO_POSITION_AGAIN: {
      zh: '护理员当月有{count}次服务没有位置、也没有其他到场证明，超过{lenient}次：即使逐次有人同意，也不再作例外。',
      en: "{count} of the caregiver's visits in the month have no position and no other proof of the place, more than {lenient}: no exception any more, whoever agreed to each.",
    },
    TAG_UNUSED: {
      zh: '这户门口装有门牌码，签到却没有使用。',
      en: 'There is a tag at this door, and it was not used at arrival.',
    },
  },
  sql: `
    WITH nowhere AS MATERIALIZED (
      SELECT s.visit_id, s.worker, s.day, s.county_id, s.region_id, s.provider_id, s.in_method FROM visit_sheet s
       WHERE s.in_lat IS NULL AND s.out_lat IS NULL AND s.in_method NOT IN (${OTHER_PROOF})
         AND s.out_method NOT IN (${OTHER_PROOF}) AND {judged})
    SELECT ${ofVisit('MOCK', 'WITHHOLD')}, jsonb_build_object('inMock', s.mock) AS inputs
      FROM visit_sheet s WHERE s.mock AND {judged}
    UNION ALL
    SELECT ${ofVisit('NO_POSITION', 'WITHHOLD')}, jsonb_build_object('method', ${METHOD}, 'methodEn', ${METHOD_EN})
      FROM nowhere s WHERE NOT (${LENIENT})
    UNION ALL
    SELECT 'NO_POSITION_AGAIN', 'WITHHOLD', 'CAREGIVER', s.worker, {month}, min(s.county_id), min(s.region_id),
           (min(s.provider_id::text))::uuid, array_agg(s.visit_id), jsonb_build_object('count', count(*))
      FROM nowhere s GROUP BY s.worker HAVING count(*) > {lenient}
    UNION ALL
    SELECT 'SAME_POSITION', 'WITHHOLD', 'CAREGIVER', s.worker, {month}, min(s.county_id), min(s.region_id),
           (min(s.provider_id::text))::uuid, array_agg(s.visit_id),
           jsonb_build_object('count', count(*), 'position', format('%s, %s', round((p.lat / 1e6)::numeric, 6), round((p.lon / 1e6)::numeric, 6)))
      FROM (SELECT s.worker, round(s.in_lat * 1e6) AS lat, round(s.in_lon * 1e6) AS lon FROM visit_sheet s
             WHERE s.in_lat IS NOT NULL AND {judged} GROUP BY 1, 2, 3 HAVING count(*) > {samePlaces}) p
      JOIN visit_sheet s ON s.worker = p.worker AND round(s.in_lat * 1e6) = p.lat AND round(s.in_lon * 1e6) = p.lon
     WHERE {judged} GROUP BY s.worker, p.lat, p.lon
    UNION ALL
    SELECT 'SAME_ACCURACY', 'WITHHOLD', 'CAREGIVER', s.worker, {month}, min(s.county_id), min(s.region_id),
           (min(s.provider_id::text))::uuid, array_agg(s.visit_id),
           jsonb_build_object('count', count(*), 'accuracy', min(s.in_accuracy))
      FROM (SELECT s.worker FROM visit_sheet s WHERE s.in_accuracy IS NOT NULL AND {judged}
             GROUP BY s.worker HAVING count(*) >= {readings} AND min(s.in_accuracy) = max(s.in_accuracy)) same
      JOIN visit_sheet s ON s.worker = same.worker
     WHERE s.in_accuracy IS NOT NULL AND {judged} GROUP BY s.worker
    UNION ALL
    SELECT ${ofVisit('TAG_UNUSED', 'SCORE')}, jsonb_build_object('tag', t.id)
      FROM visits.tag t JOIN visit_sheet s ON s.address_id = t.address_id
     WHERE t.kind <> 'CARD' AND t.issued_at < s.in_at AND (t.ended_at IS NULL OR t.ended_at > s.in_at) AND {judged}
       AND NOT EXISTS (SELECT FROM visits.proof_now p WHERE p.visit_id = s.visit_id AND p.method = 'DOOR_TAG')`,
};
