import { prorateFen, subtractFen, type Fen } from '@anzhi/kernel';

/** What was agreed when the order was held. */
export interface AgreedSplit {
  readonly minutes: number;
  readonly totalFen: Fen;
  readonly programmeMinutes: number;
  readonly programmeFen: Fen;
  readonly familyFen: Fen;
}

/**
 * Splits a price by the minute: the programme pays its share of the minutes, rounded down to the fen, the family
 * everything else. So the parts are never negative and always add up to the price.
 */
export function splitPrice(totalFen: Fen, minutes: number, availableMinutes: number): AgreedSplit {
  const programmeMinutes = Math.min(Math.max(availableMinutes, 0), minutes);
  const programmeFen = prorateFen(totalFen, programmeMinutes, minutes);
  return {
    minutes,
    totalFen,
    programmeMinutes,
    programmeFen,
    familyFen: subtractFen(totalFen, programmeFen),
  };
}

export interface Delivered {
  /** What counts of the delivery: at most what was booked. */
  readonly deliveredMinutes: number;
  readonly capturedMinutes: number;
  readonly releasedMinutes: number;
  readonly programmeFen: Fen;
  readonly familyFen: Fen;
}

/**
 * The programme's minutes are spent first, what is left of them returns. Both payers pay for the delivered part of
 * the agreed price; neither ever pays more than was agreed.
 */
export function settleDelivery(agreed: AgreedSplit, actualMinutes: number): Delivered {
  const deliveredMinutes = Math.min(Math.max(actualMinutes, 0), agreed.minutes);
  const capturedMinutes = Math.min(deliveredMinutes, agreed.programmeMinutes);
  const dueFen = prorateFen(agreed.totalFen, deliveredMinutes, agreed.minutes);
  const programmeFen = prorateFen(agreed.totalFen, capturedMinutes, agreed.minutes);
  return {
    deliveredMinutes,
    capturedMinutes,
    releasedMinutes: agreed.programmeMinutes - capturedMinutes,
    programmeFen,
    familyFen: subtractFen(dueFen, programmeFen),
  };
}
