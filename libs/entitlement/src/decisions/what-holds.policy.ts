import type { ApplicationState } from '../applications/application.state';
import type { ProgrammeLaw } from '../programmes/programme';
import type { Words } from '../rules/rule';
import { amountIn } from '../rules/say-values';
import type { StopReason } from '../stops/stop.state';
import { stopWords } from './why-not';
import { unitOf } from './unit';

/** A lot that was given for a month, and the decision it rests on. Days are `YYYY-MM-DD`. */
export interface GivenLot {
  readonly programmeCode: string;
  readonly kind: 'MONTHLY' | 'SUPPLEMENT' | 'ONCE' | 'BACK_PAY' | 'RESTORED' | 'CARRIED';
  /** 1 to 5: one week of several. */
  readonly seq: number;
  readonly amount: number;
  readonly grantedOn: string;
  readonly determinationPeriod: number;
  readonly determinationNumber: number;
  /** The day on which that decision looked at the facts. */
  readonly decidedOn: string;
  /** What closed it, and how much of it was free then; null: nothing did, or that was lifted. */
  readonly stop: { readonly reason: StopReason; readonly from: string; readonly amount: number } | null;
}

/** The application for a programme that a decision was made about, or the last one. */
export interface AppliedFor {
  readonly programmeCode: string;
  readonly state: ApplicationState;
  readonly noticeUntil: string | null;
  /** First day of the enrolment; null: there is none. */
  readonly from: string | null;
  /** Day and reason of the step that ended it; null: it has not ended. */
  readonly ended: { readonly on: string; readonly reason: string | null } | null;
  /** The objection that was upheld. */
  readonly objection: { readonly id: string; readonly raisedOn: string; readonly decidedOn: string } | null;
}

/** What was decided about one programme. */
export interface Outcome {
  /** Of a weekly benefit one week. */
  readonly granted: number;
  readonly unit: ProgrammeLaw['unit'];
  /** Names the decision within the county; null: it was not stored. */
  readonly key: { readonly period: number; readonly number: number } | null;
}

/** One reason why what was given is not simply what was decided. */
export interface HoldsNow extends Words {
  readonly code: string;
}

export interface WhatHolds {
  /** In the unit: the month's own lots and what was paid for it later; not what only took the place of those. */
  readonly given: number;
  /** None: what was decided was given, or nothing was decided and nothing given. */
  readonly now: readonly HoldsNow[];
}

const OWN: readonly GivenLot['kind'][] = ['MONTHLY', 'SUPPLEMENT', 'ONCE', 'BACK_PAY'];

/** From what was decided to what somebody has: a decision is history and stays, what came of it is told here. */
export function whatHolds(
  outcome: Outcome,
  lots: readonly GivenLot[],
  application: AppliedFor | undefined,
): WhatHolds {
  const own = lots.filter(({ kind }) => OWN.includes(kind));
  const given = sum(own);
  const why =
    given > 0
      ? [...byWeek(outcome, own), ...byAnotherDecision(outcome, own), ...paidLate(outcome, own)]
      : outcome.granted > 0
        ? [notGiven(application)]
        : [];
  return { given, now: [...why, ...stoppedSince(outcome, lots), ...givenAgain(outcome, lots)] };
}

function byWeek(outcome: Outcome, own: readonly GivenLot[]): HoldsNow[] {
  const weeks = own.filter(({ seq }) => seq >= 1 && seq <= 5);
  if (!weeks.length) return [];
  const [one, all] = [said(outcome, weeks[0].amount), said(outcome, sum(weeks))];
  return [
    {
      code: 'BY_WEEK',
      zh: `按周发放：每周 ${one.zh}，本月 ${weeks.length} 周，共 ${all.zh}`,
      en: `Given by the week: ${one.en} each, ${weeks.length} weeks in the month, ${all.en} in all`,
    },
  ];
}

/** A later decision of the month, made in the course of something else, changes nothing of what was given before. */
function byAnotherDecision(outcome: Outcome, own: readonly GivenLot[]): HoldsNow[] {
  const { key, granted } = outcome;
  const other = own.find(
    (lot) =>
      lot.amount !== granted &&
      (lot.determinationPeriod !== key?.period || lot.determinationNumber !== key.number),
  );
  if (!other) return [];
  const amount = said(outcome, other.amount);
  const { decidedOn, grantedOn, determinationNumber: number } = other;
  return [
    {
      code: 'GIVEN_BEFORE',
      zh: `额度已于 ${grantedOn} 按第 ${number} 号决定（${decidedOn} 的情况）发放：${amount.zh}；之后的变化从下次发放起算`,
      en: `Given on ${grantedOn} by decision no. ${number} (as of ${decidedOn}): ${amount.en}; what has changed since counts from the next grant on`,
    },
  ];
}

function paidLate(outcome: Outcome, own: readonly GivenLot[]): HoldsNow[] {
  return own
    .filter(({ kind }) => kind === 'BACK_PAY')
    .map((lot) => {
      const amount = said(outcome, lot.amount);
      return {
        code: 'PAID_LATE',
        zh: `本月当时没有发放，已于 ${lot.grantedOn} 补发 ${amount.zh}`,
        en: `Not given in its month; ${amount.en} were paid later, on ${lot.grantedOn}`,
      };
    });
}

function stoppedSince(outcome: Outcome, lots: readonly GivenLot[]): HoldsNow[] {
  return lots.flatMap(({ stop }) => {
    if (!stop) return [];
    const [reason, amount] = [stopWords(stop.reason), said(outcome, stop.amount)];
    return [
      {
        code: 'STOPPED_SINCE',
        zh: `自 ${stop.from} 起因${reason.zh}停发，当时未用的 ${amount.zh} 已失效`,
        en: `Stopped from ${stop.from} on (${reason.en}); ${amount.en} that were free then have lapsed`,
      },
    ];
  });
}

function givenAgain(outcome: Outcome, lots: readonly GivenLot[]): HoldsNow[] {
  return lots
    .filter(({ kind }) => kind === 'RESTORED')
    .map((lot) => {
      const amount = said(outcome, lot.amount);
      return {
        code: 'GIVEN_AGAIN',
        zh: `停发撤销后，已于 ${lot.grantedOn} 补还其中 ${amount.zh}`,
        en: `Of it ${amount.en} had lapsed in a stop and were given again on ${lot.grantedOn}, when it was lifted`,
      };
    });
}

const WAITING: readonly ApplicationState[] = ['SUBMITTED', 'RETURNED', 'TOWN_CHECKED', 'APPEALED'];

function notGiven(application: AppliedFor | undefined): HoldsNow {
  if (!application) return NOT_GIVEN;
  const { state, noticeUntil, from, objection, ended } = application;
  if (state === 'PUBLIC_NOTICE') return inNotice(noticeUntil);
  if (state === 'IN_FORCE' && from) return { code: 'BEGINS', ...beginsOn(from) };
  if (objection && state !== 'IN_FORCE') return setAside(objection, ended);
  if (WAITING.includes(state)) return PENDING;
  return ended && state !== 'IN_FORCE' ? endedOn(state, ended) : NOT_GIVEN;
}

const NOT_GIVEN: HoldsNow = {
  code: 'NOT_GIVEN',
  zh: '截至目前没有按此发放额度',
  en: 'Nothing has been given on it so far',
};
const PENDING: HoldsNow = {
  code: 'PENDING',
  zh: '申请还在办理，没有发放额度',
  en: 'The application is being handled; nothing has been given',
};

const inNotice = (until: string | null): HoldsNow => ({
  code: 'IN_NOTICE',
  zh: `正在公示${until ? `，至 ${until}` : ''}；期满无异议后发放，目前没有发放额度`,
  en: `In public notice${until ? ` until ${until}` : ''}; nothing has been given yet`,
});

const beginsOn = (from: string): Words => ({
  zh: `待遇自 ${from} 起享受，本月没有发放额度`,
  en: `The benefit begins on ${from}; nothing has been given for this month`,
});

function setAside(objection: NonNullable<AppliedFor['objection']>, ended: AppliedFor['ended']): HoldsNow {
  const { raisedOn, decidedOn } = objection;
  const number = objection.id.slice(-4).toUpperCase();
  const [zh, en] = ended?.reason ? [`理由：${ended.reason}`, ` Why: ${ended.reason}`] : ['', ''];
  return {
    code: 'SET_ASIDE',
    zh: `本决定已于 ${decidedOn} 撤销：公示期间 ${raisedOn} 提出的异议（编号 ${number}）成立，没有发放额度${zh && `。${zh}`}`,
    en: `Set aside on ${decidedOn}: the objection no. ${number} of ${raisedOn} to the public notice was upheld; nothing has been given.${en}`,
  };
}

function endedOn(state: ApplicationState, { on, reason }: NonNullable<AppliedFor['ended']>): HoldsNow {
  const what = state === 'WITHDRAWN' ? { zh: '撤回', en: 'withdrawn' } : { zh: '不予批准', en: 'refused' };
  return {
    code: state === 'WITHDRAWN' ? 'WITHDRAWN' : 'REFUSED',
    zh: `申请已于 ${on} ${what.zh}，没有发放额度${reason ? `。理由：${reason}` : ''}`,
    en: `The application was ${what.en} on ${on}; nothing has been given${reason ? `. Why: ${reason}` : ''}`,
  };
}

const said = ({ unit }: Outcome, amount: number): Words => amountIn(unitOf(unit), amount);
const sum = (lots: readonly GivenLot[]): number => lots.reduce((total, { amount }) => total + amount, 0);
