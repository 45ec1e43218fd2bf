import { ValidateBy } from 'class-validator';

/** A month as an integer, 202611. */
export const isPeriod = (value: unknown): boolean =>
  Number.isInteger(value) && /^20\d{2}(0[1-9]|1[0-2])$/.test(String(value));

export const IsPeriod = (): PropertyDecorator =>
  ValidateBy({
    name: 'isPeriod',
    validator: { validate: isPeriod, defaultMessage: () => 'Must be a month such as 202611' },
  });
