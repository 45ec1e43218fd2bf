import { CaptureRules } from './capture/capture-rules';
import { FollowHits } from './following/follow-hits';
import { RuleSchedule } from './following/rule-schedule';
import { SettleHits } from './following/settle-hits';
import { JudgedHits } from './hits/judged-hits';
import { HitWriter } from './judging/hit-writer';
import { MissingData } from './judging/missing-data';
import { RuleRuns } from './judging/rule-runs';
import { RuleVersions } from './versions/rule-versions';

export const ruleProviders = [
  CaptureRules,
  FollowHits,
  HitWriter,
  JudgedHits,
  MissingData,
  RuleRuns,
  RuleSchedule,
  RuleVersions,
  SettleHits,
];
