import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { isISO8601, ValidateBy } from 'class-validator';
import { isMobile, normaliseMobile } from '@anzhi/kernel';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A field that is a day of the calendar, `YYYY-MM-DD`; not a week, not 31 February. */
export const IsDay = (): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ format: 'date' }),
    ValidateBy({
      name: 'isDay',
      validator: {
        validate: (value) =>
          typeof value === 'string' && DAY.test(value) && isISO8601(value, { strict: true }),
        defaultMessage: () => '$property must be a day, YYYY-MM-DD',
      },
    }),
  );

/** A mainland mobile number as people write it; the DTO holds its eleven digits. */
export const IsMobile = (): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }): unknown =>
      typeof value === 'string' ? (normaliseMobile(value) ?? value) : value,
    ),
    ValidateBy({
      name: 'isMobile',
      validator: {
        validate: (value) => typeof value === 'string' && isMobile(value),
        defaultMessage: () => '$property must be a mobile number',
      },
    }),
  );
