import { addHours, businessDate, Random } from '@anzhi/kernel';
import { idAt } from '../../numbers';
import type { Row } from '../../history/write-chunk';
import { RATING_OPEN_DAYS } from '../proportions';
import type { CallBack } from '../registers';
import type { Written } from './story-of';

/** What the family thought of it. */
export function ratingRows({ story, claim: { client, rating } }: Written): Row[] {
  if (!rating || !client.representativeId || !story.dispatched || !story.delivery) return [];
  const at = new Date(rating.at);
  return [
    {
      visit_id: story.dispatched.visitId,
      score: rating.score,
      reasons: [...rating.reasons],
      shows_caregiver: false,
      rated_by: client.representativeId,
      rated_at: at,
      changed_at: at,
      open_until: addHours(at, 24 * RATING_OPEN_DAYS),
    },
  ];
}

const OUTCOMES = {
  NOBODY_CAME: 'NOBODY_CAME',
  UNREACHABLE: 'UNREACHABLE',
  FINE: 'CONFIRMED',
  SHORT: 'SHORT',
} as const satisfies Record<CallBack['answer'], string>;

/** Somebody of the office telephoned: the task, and what was said. */
export function callBackRows(
  { story, claim }: Written,
  call: CallBack,
  officer: string,
): { readonly tasks: Row[]; readonly results: Row[] } {
  const { dispatched, startsAt, totalFen } = story;
  if (!dispatched) return { tasks: [], results: [] };
  const { countyId, townId } = claim.client;
  const id = idAt(call.at, new Random(`call-back of ${dispatched.visitId}`));
  const at = new Date(call.at);
  const overpaid =
    call.answer === 'NOBODY_CAME'
      ? totalFen
      : call.minutes
        ? Math.floor((totalFen * call.minutes) / claim.minutes)
        : 0;
  return {
    tasks: [
      {
        ...{
          county_id: countyId,
          id,
          kind: 'CALL_BACK',
          source: 'MONTH_SHARE',
          visit_id: dispatched.visitId,
        },
        ...{ provider_id: claim.provider.id, region_id: townId, service_date: businessDate(startsAt) },
        ...{ pool: '{}', due_on: businessDate(at), created_at: new Date(claim.leaving.at) },
      },
    ],
    results: [
      {
        ...{ county_id: countyId, task_id: id, account_id: officer, outcome: OUTCOMES[call.answer] },
        ...{ minutes: call.minutes ?? null, overpaid_fen: overpaid, note: null, at },
      },
    ],
  };
}
