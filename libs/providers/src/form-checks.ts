import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsDateString, Matches, ValidateBy } from 'class-validator';
import { isCreditCode, isMobile, normaliseMobile, parseIdentityNumber } from '@anzhi/kernel';

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

/** A mainland mobile number in any common notation; brought to eleven digits. */
export const IsMobileNumber = (): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }): unknown =>
      typeof value === 'string' ? (normaliseMobile(value) ?? value) : value,
    ),
    ValidateBy({ name: 'isMobile', validator: { validate: textThat(isMobile) } }),
  );

/** A calendar day that exists, `YYYY-MM-DD`. */
export const IsDay = (): PropertyDecorator =>
  applyDecorators(IsDateString({ strict: true }), Matches(/^\d{4}-\d{2}-\d{2}$/));

function textThat(holds: (text: string) => boolean): (value: unknown) => boolean {
  return (value) => typeof value === 'string' && holds(value);
}
