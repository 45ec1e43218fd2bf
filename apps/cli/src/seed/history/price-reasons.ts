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
    minutes,
    totalFen: total,
    familyFen: fen(0),
    serviceDate: date,
    notGranted: undefined,
    payers: [
      {
        programme: { ...programme, payer: 'PROGRAMME' },
        payment: { by: 'MINUTE' },
        fen: total,
        units: minutes,
        available,
        capFen: null,
        hasBudget: true,
      },
    ],
  });
  return JSON.stringify(reasons);
}
