import { GROUPS } from '../scoring/form-definition';
import type { Answers } from '../scoring/scoring.policy';
import type { AnsweredGroupDto, FormDto, ScoreDto } from './form.dto';
import type { Form } from './form.store';

/** A form as a person reads it. */
export function formView(form: Form): FormDto {
  const { version, assessedOn, answers, details, evidence } = form;
  return {
    version,
    assessedOn,
    groups: groupsOf(answers),
    coma: details.coma,
    diagnoses: [...details.diagnoses],
    riskEvents: details.riskEvents,
    informant: details.informant,
    acknowledgedBy: details.acknowledgedBy,
    note: details.note,
    evidence: [...evidence],
    score: scoreOf(form),
  };
}

const groupsOf = (answers: Answers): AnsweredGroupDto[] =>
  GROUPS.map(({ code, zh, maxScore, items }) => ({
    code,
    zh,
    score: items.reduce((sum, item) => sum + (answers[item.code] ?? 0), 0),
    maxScore,
    items: items.map((item) => {
      const option = item.options.find(({ score }) => score === answers[item.code]);
      return { code: item.code, zh: item.zh, score: option?.score ?? null, answerZh: option?.zh ?? null };
    }),
  }));

const scoreOf = ({ total, preliminaryLevel, adjustedBy, finalLevel }: Form): ScoreDto | null =>
  total === null || preliminaryLevel === null || finalLevel === null
    ? null
    : { total, preliminaryLevel, adjustedBy, finalLevel };
