import type { Cell } from '../../bulk/copy';
import type { Booked, Story } from '../story';
import { outcomeOf } from './orders';

type Row = Readonly<Record<string, Cell>>;

export function holdRow({ story, programme, available, reasons }: Booked): Row {
  const { client, plan, totalFen } = story;
  return {
    order_id: story.orderId,
    number: 1,
    county_id: client.countyId,
    senior_id: client.id,
    item_code: plan.item.code,
    service_date: story.date,
    minutes: plan.minutes,
    programme_id: programme.id,
    available_minutes: available,
    programme_minutes: plan.minutes,
    total_fen: totalFen,
    programme_fen: totalFen,
    family_fen: 0,
    reasons,
    hold_id: story.holdId,
    held_at: story.bookedAt,
  };
}

export function outcomeRows(story: Story): Row[] {
  const outcome = outcomeOf(story);
  if (!outcome || !story.dispatched || !story.verdict) return [];
  return [
    {
      order_id: story.orderId,
      number: 1,
      kind: 'CAPTURED',
      county_id: story.client.countyId,
      delivered_minutes: outcome.captured,
      captured_minutes: outcome.captured,
      released_minutes: outcome.released,
      programme_fen: outcome.programmeFen,
      family_fen: 0,
      evidence_id: story.dispatched.visitId,
      at: story.verdict.at,
    },
  ];
}
