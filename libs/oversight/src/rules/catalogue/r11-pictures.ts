import { ofVisit, threshold, weight, type Rule } from '../rule';

/**
 * Two 64-bit hashes that differ in at most four bits are equal in at least one of five bands: only pictures of one
 * caregiver that share a band are compared, and where they share several in the first. The very same picture is looked
 * for everywhere. What a face is like only the matcher can say: a picture that nobody could compare is no other face.
 */
const BANDS = [0, 13, 26, 39, 52].map((start, nth) => ({ start, nth, key: `band_${nth}` }));
const KEYS = BANDS.map(({ key, start }) => `(h.caregiver << 13) + ((h.hash >> ${start}) & 8191) AS ${key}`);
const NEAR = BANDS.map(
  ({ key, nth }) =>
    `SELECT p.*, ${nth} AS nth, p.${key} AS crowd FROM picture p JOIN crowded c ON c.${key} = p.${key}`,
);
const FIRST = `CASE ${BANDS.map(({ key, nth }) => `WHEN a.${key} = b.${key} THEN ${nth}`).join(' ')} END`;

export const R11: Rule = {
  code: 'R11',
  title: { zh: '照片重复或人脸不符', en: 'The same photo again, or another face' },
  severity: 'WITHHOLD',
  needs: ['PICTURE', 'FACE_MATCH'],
  thresholds: {
    distance: threshold(
      4,
      'COUNT',
      '感知哈希相差几位以内算同一张',
      'bits of the perceptual hash that may differ',
    ),
    ...weight(60),
  },
  sentences: {
    SAME_PHOTO: {
      zh: '这次服务的照片与{otherDay}另一次服务的照片几乎相同（相差{bits}位）。',
      en: 'A photo of this visit is nearly the one of another visit on {otherDay} ({bits} bits differ).',
    },
    OTHER_FACE: {
      zh: '人脸比对不符。',
      en: 'The face is not the one on file.',
    },
  },
  sql: `
    SELECT ${ofVisit('OTHER_FACE', 'WITHHOLD')}, jsonb_build_object('label', p.label) AS inputs
      FROM visits.proof_now p JOIN visit_sheet s ON s.visit_id = p.visit_id
     WHERE p.method = 'FACE' AND p.label = 'NOT_MATCHED' AND {judged}
    UNION ALL
    -- of two visits the later one has borrowed it
    SELECT 'SAME_PHOTO' AS variant, 'WITHHOLD' AS severity, 'VISIT' AS subject_kind, s.visit_id AS subject_id, s.day,
           s.county_id, s.region_id, s.provider_id, ARRAY[s.visit_id, o.visit_id] AS visit_ids,
           jsonb_build_object('otherVisit', o.visit_id, 'otherDay', o.day, 'bits', pair.bits) AS inputs
      FROM (
        WITH caregiver AS (
          SELECT caregiver_id AS id, row_number() OVER () AS number FROM visit_sheet GROUP BY caregiver_id),
        picture AS MATERIALIZED (
          SELECT h.visit_id, h.order_id, h.in_at, h.hash, ${KEYS.join(', ')}
            FROM (SELECT p.visit_id, v.order_id, v.in_at, c.number AS caregiver,
                         ('x' || p.perceptual_hash)::bit(64)::bigint AS hash
                    FROM visits.proof p
                    JOIN visit_sheet v ON v.visit_id = p.visit_id
                    JOIN caregiver c ON c.id = p.caregiver_id
                   WHERE p.perceptual_hash IS NOT NULL AND p.method IN ('PHOTO', 'FACE') OFFSET 0) h),
        crowded AS MATERIALIZED (
          SELECT hash, ${BANDS.map(({ key }) => key).join(', ')} FROM picture
           GROUP BY GROUPING SETS ((hash), ${BANDS.map(({ key }) => `(${key})`).join(', ')}) HAVING count(*) > 1),
        near AS MATERIALIZED (
          ${NEAR.join(' UNION ALL ')}),
        equal AS (
          SELECT visit_id, order_id, first_value(visit_id) OVER earliest AS other_id,
                 first_value(order_id) OVER earliest AS other_order, first_value(in_at) OVER earliest AS other_at
            FROM picture JOIN crowded USING (hash) WINDOW earliest AS (PARTITION BY hash ORDER BY in_at, visit_id))
        SELECT DISTINCT ON (visit_id) visit_id, other_id, bits FROM (
          SELECT b.visit_id, a.visit_id AS other_id, bit_count((a.hash # b.hash)::bit(64)) AS bits, a.in_at AS other_at
            FROM near a JOIN near b ON b.crowd = a.crowd AND b.nth = a.nth
           WHERE (a.in_at, a.visit_id) < (b.in_at, b.visit_id) AND a.order_id <> b.order_id AND a.nth = ${FIRST}
             AND bit_count((a.hash # b.hash)::bit(64)) <= {distance}
          UNION ALL
          SELECT visit_id, other_id, 0, other_at FROM equal WHERE order_id <> other_order) alike
         ORDER BY visit_id, bits, other_at) pair
      JOIN visit_sheet s ON s.visit_id = pair.visit_id
      JOIN visit_sheet o ON o.visit_id = pair.other_id
     WHERE {judged}`,
};
