import type { Rule } from '../rule';
import { R00 } from './r00-risk-score';
import { R01 } from './r01-after-death';
import { R02 } from './r02-worker-twice';
import { R03 } from './r03-senior-twice';
import { R04 } from './r04-impossible-travel';
import { R05 } from './r05-not-at-home';
import { R06 } from './r06-short-visit';
import { R07 } from './r07-far-from-home';
import { R08 } from './r08-no-true-position';
import { R09 } from './r09-shared-device';
import { R10 } from './r10-many-devices';
import { R11 } from './r11-pictures';
import { R12 } from './r12-late-entry';
import { R13 } from './r13-machine-like';
import { R14 } from './r14-too-many-hours';
import { R15 } from './r15-other-names';
import { R16 } from './r16-month-end';
import { R17 } from './r17-always-all';
import { R18 } from './r18-dormant-wakes';
import { R19 } from './r19-split-orders';
import { R20 } from './r20-kin';
import { R21 } from './r21-staff-serves';
import { R22 } from './r22-not-allowed';
import { R23 } from './r23-own-day';
import { R24 } from './r24-easy-confirmation';
import { R25 } from './r25-call-back';
import { R26 } from './r26-does-not-fit';
import { R27 } from './r27-off-list';
import { R28 } from './r28-provider-jump';
import { R29 } from './r29-capacity';
import { R30 } from './r30-assessor-tie';
import { R31 } from './r31-paid-twice';
import { R32 } from './r32-clock';
import { R33 } from './r33-ring';
import { R34 } from './r34-insider';
import { R35 } from './r35-borrowed-card';
import { R36 } from './r36-level-in-doubt';

/** Every rule, in the order in which they are asked: what looks at the hits of others comes after them. */
export const RULES: readonly Rule[] = [
  R01,
  R02,
  R03,
  R04,
  R05,
  R06,
  R07,
  R08,
  R09,
  R10,
  R11,
  R12,
  R13,
  R14,
  R15,
  R16,
  R17,
  R18,
  R19,
  R20,
  R21,
  R22,
  R23,
  R24,
  R25,
  R26,
  R27,
  R28,
  R29,
  R30,
  R31,
  R32,
  R34,
  R35,
  R36,
  R33,
  R00,
];

export const ruleOf = (code: string): Rule | undefined => RULES.find((rule) => rule.code === code);
