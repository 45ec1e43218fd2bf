import { HitWriter } from './judging/hit-writer';
import { MissingData } from './judging/missing-data';
import { RuleRuns } from './judging/rule-runs';
import { RuleVersions } from './versions/rule-versions';

export const ruleProviders = [HitWriter, MissingData, RuleRuns, RuleVersions];
