import { Random } from '@anzhi/kernel';
import type { Cell } from '../../bulk/copy';
import { idAt } from '../../numbers';
import { type Booked, settlement, type Story } from '../story';
import { outcomeOf } from './orders';

type Row = Readonly<Record<string, Cell>>;

export function holdRow({ story, available, reasons }: Booked): Row {
  const { client, plan, totalFen } = story;
  return {
    ...keyOf(story),
    senior_id: client.id,
    item_code: plan.item.code,
    service_date: story.date,
    minutes: plan.minutes,
    total_fen: totalFen,
    available_minutes: available,
    reasons,
    hold_id: story.holdId,
    held_at: story.bookedAt,
  };
}

/** The programme pays for all of it out of one grant, and nothing is left for the family. */
export function payerRows({ story, programme }: Booked): Row[] {
  const { plan, totalFen, lot } = story;
  const key = keyOf(story);
  return [
    {
      ...key,
      rank: 1,
      payer: 'PROGRAMME',
      fen: totalFen,
      programme_id: programme.id,
      version: programme.version,
      service_kind: 'HOME',
      pays_by: 'MINUTE',
      unit: 'MINUTE',
      units: plan.minutes,
      lot_ids: [lot.lotAccountId],
      lot_units: [String(plan.minutes)],
      from_budget: false,
      hold_id: story.holdId,
      first_leg: 1,
      fen_leg: 2,
    },
    { ...key, ...NO_LAW, rank: 2, payer: 'SELF', fen: 0 },
  ];
}

/** The family pays by no law and out of no grant. */
const NO_LAW = {
  programme_id: null,
  version: null,
  service_kind: null,
  pays_by: null,
  unit: null,
  units: null,
  lot_ids: null,
  lot_units: null,
  from_budget: null,
  hold_id: null,
  first_leg: null,
  fen_leg: null,
};

export function outcomeRows(story: Story): Row[] {
  const outcome = outcomeOf(story);
  const settled = settlement(story);
  if (!outcome || !story.dispatched || !settled) return [];
  return [
    {
      ...keyOf(story),
      kind: 'CAPTURED',
      delivered_minutes: outcome.captured,
      due_fen: outcome.programmeFen,
      provider_id: story.plan.provider.id,
      evidence_id: story.dispatched.visitId,
      owe_command_id: outcome.programmeFen > 0 ? oweCommandOf(story) : null,
      at: settled.at,
    },
  ];
}

export function outcomePayerRows(story: Story): Row[] {
  const outcome = outcomeOf(story);
  if (!outcome) return [];
  const key = keyOf(story);
  return [
    { ...key, rank: 1, fen: outcome.programmeFen, units: outcome.captured },
    { ...key, rank: 2, fen: 0, units: 0 },
  ];
}

/** The command that owes the provider the programme's part; made when the visit was proved. */
export const oweCommandOf = (story: Story): string =>
  idAt((settlement(story)?.at ?? story.bookedAt).getTime(), new Random(`${story.orderId} owed`));

const keyOf = ({ client, orderId }: Story) => ({ county_id: client.countyId, order_id: orderId, number: 1 });
