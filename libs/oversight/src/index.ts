export { OversightModule } from './oversight.module';
export { loadRules } from './rules/versions/load-rules';
export { RULES, ruleOf } from './rules/catalogue';
export { sentenceOf } from './rules/hits/sentence.policy';
export { RuleRuns, type RunResult, type RunWish } from './rules/judging/rule-runs';
export { OversightErrors } from './oversight.errors';
export { OversightPermissions } from './oversight.permissions';
export type { ReviewView } from './reviews/reviews.dto';
export { OpenCase, type Suspicion } from './cases/open-case';
