import { explainSplit } from '@anzhi/entitlement';
import { fen } from '@anzhi/kernel';
import type { Programme } from './programme';
import type { Story } from './story';

/** Who pays for the visit and why, as JSON: the programme pays for all of it. */
export function priceReasons(
  { plan, totalFen, date }: Story,
  programme: Programme,
  available: number,
): string {
  const { item, minutes } = plan;
  const total = fen(totalFen);
  const reasons = explainSplit({
    item,
    split: { minutes, totalFen: total, programmeMinutes: minutes, programmeFen: total, familyFen: fen(0) },
    programme,
    availableMinutes: available,
    granted: true,
    serviceDate: date,
  });
  return JSON.stringify(reasons);
}
