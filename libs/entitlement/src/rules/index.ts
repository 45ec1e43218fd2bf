export { compile, ruleHash, type CompiledRule, type Verdict } from './compile';
export type { Decision, Need, Step } from './decision';
export { evaluate, explain } from './evaluate';
export { factsUsed, type FactSheet, type FactSource } from './fact-sheet';
export { FACTS, type FactCode, type FactDefinition, type FactValue, type RegionPath } from './facts';
export { fitsDeclaration } from './parameters';
export { type Problem, type ProblemCode } from './problems';
export * from './rule';
export type { Wording } from './say-step';
export { sentences } from './sentences';
export {
  stack,
  type Cap,
  type GroupChoice,
  type Stack,
  type StackCandidate,
  type StackConfig,
  type StackGrant,
} from './stack';
export { type Lost, type LostCode } from './stack-reasons';
export { toSql } from './to-sql';
export { validateRule } from './validate';
export { type ParameterDeclaration, type Vocabulary } from './vocabulary';
export { whatWouldChange, type Change } from './what-would-change';
