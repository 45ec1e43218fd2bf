import type { ProgrammeLaw } from '../programmes/programme';

interface Ranked {
  readonly law: Pick<ProgrammeLaw, 'id' | 'payerRank'>;
}

/**
 * Insurance, then the national voucher, then local programmes: by their ranks. Of equal ranks the one whose lot is
 * drawn upon first. The same for every order of reading.
 * @param lots of all of them, in the order in which they are drawn upon; each payer has at least one
 */
export function inPayingOrder<P extends Ranked>(
  payers: readonly P[],
  lots: readonly { readonly programmeId: string }[],
): P[] {
  const turn = ({ law }: P): number => lots.findIndex(({ programmeId }) => programmeId === law.id);
  return payers.toSorted((a, b) => a.law.payerRank - b.law.payerRank || turn(a) - turn(b));
}

/** Empties the lots in their order until so many units are together; later ones give nothing. */
export function fill(capacities: readonly number[], units: number): number[] {
  let missing = units;
  return capacities.map((capacity) => {
    const amount = Math.min(capacity, missing);
    missing -= amount;
    return amount;
  });
}
