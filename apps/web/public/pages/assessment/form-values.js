import { dayOf, now } from '../../base/clock.js';

/** The form as the wizard keeps it: scores by item, everything else by its name. */
export const fromServer = ({ groups, riskEvents, evidence, note, ...rest }) => ({
  answers: Object.fromEntries(
    groups.flatMap(({ items }) =>
      items.filter(({ score }) => score !== null).map(({ code, score }) => [code, score]),
    ),
  ),
  assessedOn: rest.assessedOn,
  informant: rest.informant,
  acknowledgedBy: rest.acknowledgedBy,
  coma: rest.coma,
  diagnoses: rest.diagnoses,
  riskEvents,
  note: note ?? '',
  evidence: evidence.map(({ adjustment, fileId, document }) => ({ adjustment, fileId, document })),
});

/** As the server takes it. Who acknowledged the report is asked last: until then nobody has. */
export const toServer = (values) => ({
  assessedOn: values.assessedOn ?? dayOf(now()),
  answers: Object.entries(values.answers ?? {}).map(([code, score]) => ({ code, score })),
  coma: values.coma ?? false,
  diagnoses: values.diagnoses ?? [],
  riskEvents: values.riskEvents ?? {},
  informant: values.informant ?? 'SELF',
  acknowledgedBy: values.acknowledgedBy ?? 'DECLINED',
  ...(values.note ? { note: values.note } : {}),
  evidence: (values.evidence ?? []).map(({ adjustment, fileId, document }) => ({
    adjustment,
    ...(fileId ? { fileId } : {}),
    ...(document ? { document } : {}),
  })),
});
