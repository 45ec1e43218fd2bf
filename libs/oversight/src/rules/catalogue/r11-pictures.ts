import { ofVisit, threshold, weight, type Rule } from '../rule';

/**
 * Two 64-bit hashes that differ in at most four bits are equal in at least one of five bands: pictures are compared
 * within a band only. Of one caregiver; the very same picture is looked for everywhere.
 */
const BANDS = `(VALUES (1, 1, 13), (2, 14, 13), (3, 27, 13), (4, 40, 13), (5, 53, 12)) AS band (nr, start, length)`;

export const R11: Rule = {
  code: 'R11',
  title: { zh: '照片重复或人脸不符', en: 'The same photo again, or another face' },
  severity: 'WITHHOLD',
  needs: ['PICTURE'],
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
     WHERE p.method = 'FACE' AND p.result = 'INVALID' AND {judged}
    UNION ALL
    (SELECT DISTINCT ON (s.visit_id) 'SAME_PHOTO' AS variant, 'WITHHOLD' AS severity, 'VISIT' AS subject_kind,
           s.visit_id AS subject_id, s.day, s.county_id, s.region_id, s.provider_id,
           ARRAY[s.visit_id, o.visit_id] AS visit_ids,
           jsonb_build_object('otherVisit', o.visit_id, 'otherDay', o.day, 'bits', pair.bits) AS inputs
      FROM (
        WITH picture AS MATERIALIZED (
          SELECT p.visit_id, p.caregiver_id, ('x' || p.perceptual_hash)::bit(64) AS hash
            FROM visits.proof p JOIN visit_sheet v ON v.visit_id = p.visit_id
           WHERE p.perceptual_hash IS NOT NULL AND p.method IN ('PHOTO', 'FACE')),
        banded AS MATERIALIZED (
          SELECT picture.*, band.nr, substring(hash FROM band.start FOR band.length)::bit(13)::int AS value
            FROM picture CROSS JOIN ${BANDS})
        SELECT a.visit_id, b.visit_id AS other_id, bit_count(a.hash # b.hash) AS bits
          FROM banded a JOIN banded b ON (b.caregiver_id, b.nr, b.value) = (a.caregiver_id, a.nr, a.value)
         WHERE a.visit_id <> b.visit_id AND bit_count(a.hash # b.hash) <= {distance}
        UNION
        SELECT a.visit_id, b.visit_id, 0 FROM picture a JOIN picture b ON b.hash = a.hash
         WHERE a.visit_id <> b.visit_id) pair
      JOIN visit_sheet s ON s.visit_id = pair.visit_id
      JOIN visit_sheet o ON o.visit_id = pair.other_id
     -- of two visits the later one has borrowed it
     WHERE (o.in_at, o.visit_id) < (s.in_at, s.visit_id) AND o.order_id <> s.order_id AND {judged}
     ORDER BY s.visit_id, pair.bits, o.in_at)`,
};
