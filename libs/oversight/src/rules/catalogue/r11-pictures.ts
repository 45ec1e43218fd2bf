import { ofVisit, threshold, weight, type Rule } from '../rule';

/**
 * Which pictures are alike is found out as they come (`judging/pictures.ts`): those of one caregiver are compared with one
 * another, and the very same picture is looked for everywhere. What a face is like only the matcher can say: a picture
 * that nobody could compare is no other face.
 */
export const R11: Rule = {
  code: 'R11',
  title: { zh: '照片重复或人脸不符', en: 'The same photo again, or another face' },
  severity: 'WITHHOLD',
  needs: ['PICTURE', 'FACE_MATCH'],
  comparesPictures: true,
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
      FROM oversight.month_likeness pair
      JOIN visit_sheet s ON s.visit_id = pair.visit_id
      JOIN visit_sheet o ON o.visit_id = pair.other_id
     WHERE pair.month = {month} AND pair.bits <= {distance} AND {judged}`,
};
