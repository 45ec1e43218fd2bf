import { DecideRule, ProposeRule } from './change-rules.usecase';
import { DeductionRuleQueries } from './deduction-rule.queries';
import { DeductionRules } from './deduction-rules';
import { DeductionRulesController } from './deduction-rules.controller';

export const rulesProviders = [DeductionRules, DeductionRuleQueries, ProposeRule, DecideRule];
export const rulesControllers = [DeductionRulesController];
