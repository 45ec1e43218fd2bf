import { AssessmentErrors } from '../assessment.errors';
import {
  adjustmentsFor,
  missingItems,
  notOptions,
  type Adjustment,
  type Answers,
  type Condition,
} from '../scoring/scoring.policy';
import type { AnswerInput, EvidenceInput } from './form.dto';

/** @throws assessment.answered-twice, assessment.not-an-option with a pointer to the answer */
export function answersOf(given: readonly AnswerInput[]): Answers {
  given.forEach(({ code, score }, at) => {
    if (notOptions({ [code]: score }).length)
      throw AssessmentErrors.notAnOption({ item: code }, `/answers/${at}/score`);
    if (given.findIndex((answer) => answer.code === code) !== at)
      throw AssessmentErrors.answeredTwice({ item: code }, `/answers/${at}/code`);
  });
  return Object.fromEntries(given.map(({ code, score }) => [code, score]));
}

/** Each document proves something that the form says, and is named. @throws assessment.evidence-* with a pointer */
export function checkEvidence(condition: Condition, evidence: readonly EvidenceInput[]): void {
  const needed = adjustmentsFor(condition);
  evidence.forEach(({ adjustment, fileId, document }, at) => {
    const isFirst = evidence.findIndex((other) => other.adjustment === adjustment) === at;
    if (!isFirst || !needed.includes(adjustment))
      throw AssessmentErrors.evidenceUnneeded({ adjustment }, `/evidence/${at}/adjustment`);
    if (!fileId && !document) throw AssessmentErrors.evidenceMissing({ adjustment }, `/evidence/${at}`);
  });
}

export const missingEvidence = (
  condition: Condition,
  evidence: readonly { readonly adjustment: Adjustment }[],
): Adjustment[] =>
  adjustmentsFor(condition).filter((needed) => !evidence.some(({ adjustment }) => adjustment === needed));

/** What is signed is whole. @throws assessment.incomplete, assessment.evidence-missing */
export function mustBeWhole({
  answers,
  details,
  evidence,
}: {
  readonly answers: Answers;
  readonly details: Condition;
  readonly evidence: readonly { readonly adjustment: Adjustment }[];
}): void {
  const items = missingItems(answers);
  if (items.length) throw AssessmentErrors.incomplete({ count: items.length, items: items.join(', ') });
  const [adjustment] = missingEvidence(details, evidence);
  if (adjustment) throw AssessmentErrors.evidenceMissing({ adjustment });
}
