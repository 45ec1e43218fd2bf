import { fen, prorateFen, type Fen } from '@anzhi/kernel';
import type { Price, Unit } from '../catalogue.types';

/** An hour's price is charged by the minute, every other one for the whole. */
export const priceOfUnit = (unit: Unit, priceFen: number): Price => ({
  fen: fen(priceFen),
  perMinutes: unit === 'HOUR' ? 60 : null,
});

/** What so many minutes cost: by the minute where the price is per time (rounded down to the fen), once otherwise. */
export const totalFen = (price: Price, minutes: number): Fen =>
  price.perMinutes === null ? price.fen : prorateFen(price.fen, minutes, price.perMinutes);

/** A price is announced before it holds: nobody's order of today changes under his hands. */
export const mayStartOn = (validFrom: string, today: string): boolean => validFrom > today;
