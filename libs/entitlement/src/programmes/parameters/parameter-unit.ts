/** What a parameter counts. A COUNT has no unit of money, time or service: meals a week. */
export const PARAMETER_UNITS = ['MINUTE', 'FEN', 'VISIT', 'BASIS_POINT', 'COUNT'] as const;
export type ParameterUnit = (typeof PARAMETER_UNITS)[number];

/** Beyond it is a slip of the pen (DESIGN): a month of minutes, ten million yuan, a hundred visits a day. */
const MOST: Readonly<Record<ParameterUnit, number>> = {
  MINUTE: 44_640,
  FEN: 1_000_000_000,
  VISIT: 3_100,
  BASIS_POINT: 10_000,
  COUNT: 10_000,
};

export type ParameterValue = number | Readonly<Record<string, number>>;

/** Smallest and greatest number a value in this unit may have. */
export const rangeOf = (unit: ParameterUnit): readonly [least: number, most: number] => [0, MOST[unit]];

/** An integer, or a table of up to a hundred of them, within the range of the unit. */
export function isParameterValue(value: unknown, unit: ParameterUnit): value is ParameterValue {
  const isAmount = (amount: unknown): boolean =>
    Number.isSafeInteger(amount) && (amount as number) >= 0 && (amount as number) <= MOST[unit];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return isAmount(value);
  const entries = Object.entries(value);
  return (
    entries.length > 0 &&
    entries.length <= 100 &&
    entries.every(([key, amount]) => /^[A-Z0-9_]{1,40}$/.test(key) && isAmount(amount))
  );
}
