import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';
import { isCreditCode, parseIdentityNumber } from '@anzhi/kernel';

const upper = Transform(({ value }): unknown =>
  typeof value === 'string' ? value.trim().toUpperCase() : value,
);

/** A unified social credit code (GB 32100) with a right check character; brought to upper case. */
export const IsCreditCode = (): PropertyDecorator =>
  applyDecorators(
    upper,
    ValidateBy({ name: 'isCreditCode', validator: { validate: textThat(isCreditCode) } }),
  );

/** An 18-digit identity number (GB 11643) with a right check character; brought to upper case. */
export const IsIdentityNumber = (): PropertyDecorator =>
  applyDecorators(
    upper,
    ValidateBy({
      name: 'isIdentityNumber',
      validator: { validate: textThat((text) => parseIdentityNumber(text) !== null) },
    }),
  );

function textThat(holds: (text: string) => boolean): (value: unknown) => boolean {
  return (value) => typeof value === 'string' && holds(value);
}
