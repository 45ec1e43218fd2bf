import { Meaning } from './meaning';
import { problem, type Problem, type ProblemCode } from './problems';
import type { Rule } from './rule';
import { isObject, Structure } from './structure';
import type { Vocabulary } from './vocabulary';

/** With one of these the meaning cannot be followed; names that do not exist do not hinder it. */
const BROKEN: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'not-a-node',
  'unknown-operation',
  'condition-needed',
  'number-needed',
  'missing-field',
  'bad-value',
  'empty-list',
  'too-deep',
  'too-large',
]);

/**
 * Everything that is wrong with a rule, at once; an empty list means that it can be evaluated for every senior.
 * @param json whatever was sent as a rule
 */
export function validateRule(json: unknown, vocabulary: Vocabulary): Problem[] {
  if (!isObject(json) || Object.keys(json).sort().join() !== 'amount,eligibility')
    return [problem('', 'not-a-rule')];
  const structure = new Structure(vocabulary);
  structure.check(json.eligibility, 'BOOL', '/eligibility');
  structure.check(json.amount, 'NUM', '/amount');
  if (isObject(json.amount) && json.amount.id === undefined) structure.report('/amount', 'id-missing');
  if (typeof json.amount === 'number') structure.report('/amount', 'id-missing');
  return [...structure.problems, ...meaningProblems(json as unknown as Rule, structure, vocabulary)];
}

function meaningProblems(rule: Rule, { problems }: Structure, vocabulary: Vocabulary): Problem[] {
  const isSound = (half: string): boolean =>
    !problems.some(({ pointer, code }) => BROKEN.has(code) && pointer.startsWith(half));
  const meaning = new Meaning(vocabulary);
  const entitled = isSound('/eligibility') ? rule.eligibility : undefined;
  if (entitled) meaning.checkEligibility(rule);
  if (isSound('/amount')) meaning.checkAmount(rule.amount, entitled);
  return meaning.problems;
}
