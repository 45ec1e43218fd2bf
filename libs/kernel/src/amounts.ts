/**
 * Money and time as integers. Both are plain numbers at run time (JSON, SQL) and distinct types at compile
 * time, so that minutes can never be added to fen. Beyond 2^53 - 1 they are refused, never rounded.
 */
declare const unit: unique symbol;
export type Fen = number & { readonly [unit]: 'fen' };
export type Minutes = number & { readonly [unit]: 'minutes' };

const integer = (value: number, name: string): number => {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${name} must be a safe integer, not ${value}`);
  return value;
};

/** An amount of money in fen (1/100 yuan). */
export const fen = (value: number): Fen => integer(value, 'fen') as Fen;

/** A duration in whole minutes. */
export const minutes = (value: number): Minutes => integer(value, 'minutes') as Minutes;

export const addFen = (a: Fen, b: Fen): Fen => fen(a + b);
export const subtractFen = (a: Fen, b: Fen): Fen => fen(a - b);
export const subtractMinutes = (a: Minutes, b: Minutes): Minutes => minutes(a - b);

/**
 * `amount × part / whole`, rounded down to the fen. Exact for every safe input: the product is formed as a
 * BigInt, so a large price times a long visit cannot lose a digit.
 */
export const prorateFen = (amount: Fen, part: number, whole: number): Fen => {
  if (whole <= 0) throw new RangeError(`cannot divide by ${whole}`);
  return fen(Number((BigInt(amount) * BigInt(integer(part, 'part'))) / BigInt(integer(whole, 'whole'))));
};

/** Whole minutes between two instants, rounded down (a started minute is not a delivered minute). */
export const minutesBetween = (from: Date, to: Date): Minutes =>
  minutes(Math.floor((to.getTime() - from.getTime()) / 60_000));
