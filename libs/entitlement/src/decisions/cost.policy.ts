import type { ProgrammeLaw } from '../programmes/programme';
import type { Parameters } from '../rules/rule';

/** What a unit is expected to cost where no parameter of the programme says so, in fen. */
export interface UnitCosts {
  readonly hourFen: number;
  readonly visitFen: number;
}

/** What an amount of a programme's unit will cost when all of it is used, in fen, rounded up. */
export function fenOf(
  { unit, payment }: Pick<ProgrammeLaw, 'unit' | 'payment'>,
  params: Parameters,
  amount: number,
  costs: UnitCosts,
): number {
  switch (unit) {
    case 'MINUTE':
      return Math.ceil((amount * costs.hourFen) / 60);
    case 'VISIT': {
      const price =
        payment.by === 'VISIT' && payment.priceParam ? params[payment.priceParam]?.value : undefined;
      return amount * (typeof price === 'number' ? price : costs.visitFen);
    }
    case 'FEN':
    case 'VOUCHER':
      return amount;
  }
}
