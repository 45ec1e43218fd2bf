import type { Split } from '@anzhi/entitlement';
import { OrderingErrors } from '../ordering.errors';
import type { OrderEntity } from './order.entity';
import type { PriceSplit } from './order.view';

type SplitColumns = Pick<
  OrderEntity,
  | 'totalFen'
  | 'programmeCode'
  | 'programmeName'
  | 'programmeMinutes'
  | 'programmeFen'
  | 'familyFen'
  | 'priceReasons'
>;

/** The price as the order keeps it. */
export const splitColumns = (split: Split): SplitColumns => ({
  totalFen: split.totalFen,
  programmeCode: split.programmeCode,
  programmeName: split.programmeName,
  programmeMinutes: split.programmeMinutes,
  programmeFen: split.programmeFen,
  familyFen: split.familyFen,
  priceReasons: split.reasons,
});

const yuan = (fen: number): string => (fen / 100).toFixed(2);

/** Nobody pays another amount than the one he saw. @throws ordering.price-changed with the split as it is now */
export function refuseOtherPrice(
  split: Pick<PriceSplit, 'totalFen' | 'programmeFen' | 'familyFen' | 'programmeMinutes'>,
  expectedFamilyFen: number,
): void {
  if (split.familyFen === expectedFamilyFen) return;
  const { totalFen, programmeFen, familyFen, programmeMinutes } = split;
  throw OrderingErrors.priceChanged({
    totalFen,
    programmeFen,
    familyFen,
    programmeMinutes,
    totalYuan: yuan(totalFen),
    programmeYuan: yuan(programmeFen),
    familyYuan: yuan(familyFen),
  });
}
