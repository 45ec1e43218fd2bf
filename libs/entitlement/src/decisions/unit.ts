import type { BenefitUnit } from '../programmes/programme';
import type { Unit } from '../rules/rule';

/** The unit as rules know it: a voucher is counted in fen. */
export const unitOf = (unit: BenefitUnit): Unit => (unit === 'VOUCHER' ? 'FEN' : unit);
