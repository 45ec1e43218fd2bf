import { addDays, firstDayOf, nextPeriod, periodOfDate } from '@anzhi/kernel';
import type { StopKind, StopReason } from './stop.state';

/** What a reason means for claims, services and money already spent. Days are `YYYY-MM-DD`. */
export interface StopTerms {
  readonly kind: StopKind;
  /** First day without a new service. */
  readonly from: string;
  /** First day after the stop; null: open. */
  readonly until: string | null;
  /** First day whose captures are doubtful. */
  readonly withholdFrom: string;
  /** First day without a claim. */
  readonly noGrantsFrom: string;
  /** Nobody can be served at all, whoever pays. */
  readonly wholeService: boolean;
  /** What is free on the lots lapses. */
  readonly lapses: boolean;
}

export const firstOfNextMonth = (day: string): string => firstDayOf(nextPeriod(periodOfDate(day)));

/** policy.md 0.3 no. 3; on the day itself a service may have come before the event. */
const onTheDay = (day: string) => ({ from: day, until: null, withholdFrom: addDays(day, 1) });

export const afterDeath = (day: string): StopTerms => ({
  ...onTheDay(day),
  kind: 'STOP',
  noGrantsFrom: day,
  wholeService: true,
  lapses: true,
});

export const inInstitution = (day: string): StopTerms => ({
  ...afterDeath(day),
  kind: 'SUSPEND',
});

/** @param hospitalDays a stay that is no longer leaves every claim as it is */
export const inHospital = (day: string, hospitalDays: number): StopTerms => ({
  ...onTheDay(day),
  kind: 'SUSPEND',
  noGrantsFrom: addDays(day, hospitalDays + 1),
  wholeService: true,
  lapses: false,
});

/** Until the end of the month he is still looked after where he lived. */
export const movedOut = (day: string): StopTerms => ({
  ...fromDay(firstOfNextMonth(day), null),
  wholeService: true,
});

/** From a day on, for what a programme pays. */
export const fromDay = (day: string, until: string | null): StopTerms => ({
  kind: 'STOP',
  from: day,
  until,
  withholdFrom: day,
  noGrantsFrom: day,
  wholeService: false,
  lapses: true,
});

/**
 * When the loss of what a programme asks for takes effect (policy.md 0.3 no. 3, 6.2: from the next month).
 * @param lostOn the first day on which it no longer holds
 */
export function lossTakesEffect(lostOn: string, end: 'END_OF_MONTH' | 'IMMEDIATE'): string {
  const isFirst = lostOn.endsWith('-01');
  return end === 'IMMEDIATE' || isFirst ? lostOn : firstOfNextMonth(lostOn);
}

const WORDS: Readonly<Record<StopReason, { readonly zh: string; readonly en: string }>> = {
  DEATH: { zh: '登记老人已离世', en: 'the senior was registered as deceased' },
  HOSPITAL: { zh: '老人住院', en: 'the senior is in hospital' },
  MOVE_OUT: { zh: '老人迁出本县区', en: 'the senior has moved out of the county' },
  INSTITUTION: { zh: '老人入住养老机构', en: 'the senior lives in an institution' },
  CATEGORY_LOST: { zh: '不再符合人员类别条件', en: 'the conditions on category are no longer met' },
  LEVEL_CHANGED: { zh: '能力等级变化后不再符合条件', en: 'the ability level no longer meets the conditions' },
  CAMPAIGN: { zh: '资格复核未通过', en: 're-verification did not confirm the claim' },
  OFFICER: { zh: '民政部门决定', en: 'a decision of the civil affairs bureau' },
};

/** The notice as the family reads it: what, from when, why, and what they can do. No personal data. */
export function noticeOf(
  reason: StopReason,
  terms: Pick<StopTerms, 'kind' | 'from' | 'noGrantsFrom'>,
  about: {
    readonly programme: { zh: string; en: string } | null;
    readonly appealUntil: string;
    detail?: string;
  },
): { zh: string; en: string } {
  const { zh, en } = WORDS[reason];
  const what = about.programme
    ? { zh: `“${about.programme.zh}”待遇`, en: `the benefit “${about.programme.en}”` }
    : { zh: '居家养老服务待遇', en: 'home-care benefits' };
  const verb = terms.kind === 'SUSPEND' ? { zh: '暂停', en: 'suspended' } : { zh: '停止', en: 'stopped' };
  const later =
    terms.noGrantsFrom > terms.from
      ? {
          zh: `；${terms.noGrantsFrom} 前结束的，已发放的额度不受影响`,
          en: `; if that ends before ${terms.noGrantsFrom}, what was granted stays`,
        }
      : { zh: '', en: '' };
  const detail = about.detail ? { zh: `（${about.detail}）`, en: ` (${about.detail})` } : { zh: '', en: '' };
  return {
    zh: `因${zh}${detail.zh}，${what.zh}自 ${terms.from} 起${verb.zh}${later.zh}。如有异议，可在 ${about.appealUntil} 前申诉。`,
    en: `Because ${en}${detail.en}, ${what.en} is ${verb.en} from ${terms.from} on${later.en}. You may appeal until ${about.appealUntil}.`,
  };
}

/** The notice after the stop was lifted: nobody who reads it should think that it still holds. */
export function liftedNotice(
  kind: StopKind,
  notice: { readonly zh: string; readonly en: string },
  liftedOn: string,
): { zh: string; en: string } {
  const what = kind === 'SUSPEND' ? { zh: '暂停', en: 'suspension' } : { zh: '停止', en: 'stop' };
  return {
    zh: `此次${what.zh}已于 ${liftedOn} 撤销，视同从未发生。原通知：${notice.zh}`,
    en: `This ${what.en} was lifted on ${liftedOn}, as if it had never been. The notice was: ${notice.en}`,
  };
}
