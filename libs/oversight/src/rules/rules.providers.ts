import { CaptureRules } from './capture/capture-rules';
import { FollowHits } from './following/follow-hits';
import { RuleSchedule } from './following/rule-schedule';
import { SettleHits } from './following/settle-hits';
import { HitQueries } from './hits/hit.queries';
import { HitsController } from './hits/hits.controller';
import { JudgeHit } from './hits/judge-hit.usecase';
import { JudgedHits } from './hits/judged-hits';
import { HitWriter } from './judging/hit-writer';
import { MissingData } from './judging/missing-data';
import { RuleRuns } from './judging/rule-runs';
import { DecideRule } from './versions/decide-rule.usecase';
import { ProposeRule } from './versions/propose-rule.usecase';
import { RuleQueries } from './versions/rule.queries';
import { RulesController } from './versions/rules.controller';
import { RuleVersions } from './versions/rule-versions';

export const ruleProviders = [
  CaptureRules,
  DecideRule,
  FollowHits,
  HitQueries,
  HitWriter,
  JudgedHits,
  JudgeHit,
  MissingData,
  ProposeRule,
  RuleQueries,
  RuleRuns,
  RuleSchedule,
  RuleVersions,
  SettleHits,
];

export const ruleControllers = [RulesController, HitsController];
