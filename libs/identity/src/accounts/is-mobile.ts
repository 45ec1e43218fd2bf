import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';
import { isMobile, normaliseMobile } from '@anzhi/kernel';

const normalise = (value: unknown): unknown =>
  typeof value === 'string' ? (normaliseMobile(value) ?? value) : value;

/** A mainland mobile number as people write it; the DTO holds its eleven digits. */
export const IsMobile = (): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }) => normalise(value)),
    ValidateBy({
      name: 'isMobile',
      validator: {
        validate: (value) => typeof value === 'string' && isMobile(value),
        defaultMessage: () => '$property must be a mobile number',
      },
    }),
  );
