import { ApiProperty } from '@nestjs/swagger';
import {
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  MinLength,
  ValidateBy,
} from 'class-validator';
import { IsDay, PageQuery } from '@anzhi/platform';
import { isParameterValue, PARAMETER_UNITS, type ParameterUnit } from './parameter-unit';

export const PARAMETER_NAME = /^[A-Z][A-Z0-9_]{1,59}$/;

export class NewParameterDto {
  /** `NAT_VOUCHER_CAP`; capital letters, digits and underscores. */
  @Matches(PARAMETER_NAME)
  name: string;

  /** Internal id of the division in which, and below which, it holds. */
  @IsInt()
  regionId: number;

  /** First day, YYYY-MM-DD. */
  @IsDay()
  from: string;

  /** First day on which it no longer holds; left out: open. */
  @IsOptional()
  @IsDay()
  to?: string;

  /** An integer, or a table of integers by key. */
  @ApiProperty({
    oneOf: [{ type: 'integer' }, { type: 'object', additionalProperties: { type: 'integer' } }],
  })
  @ValidateBy({
    name: 'isParameterValue',
    validator: {
      validate: (value, args) => isParameterValue(value, (args?.object as NewParameterDto).unit),
      defaultMessage: () => 'value must be an integer or a table of integers, within the range of the unit',
    },
  })
  value: number | Record<string, number>;

  /** What the value counts. */
  @IsIn(PARAMETER_UNITS)
  unit: ParameterUnit;

  /** Where it is laid down: number and paragraph of the document. */
  @IsString()
  @MinLength(2)
  @MaxLength(300)
  citation: string;
}

export class ParameterQuery extends PageQuery {
  /** Only this name. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  name?: string;

  /** Only values that hold on this day, YYYY-MM-DD; left out: the whole history. */
  @IsOptional()
  @IsDay()
  on?: string;

  /** SUBMITTED waits for a second person. */
  @IsOptional()
  @IsIn(['SUBMITTED', 'APPROVED', 'REJECTED'])
  state?: string;
}

export class ParameterDto {
  id: string;
  name: string;
  /** Internal id; null: the nation. */
  regionId: number | null;
  /** First day, YYYY-MM-DD. */
  from: string;
  /** First day on which it no longer holds; null: open. */
  to: string | null;
  @ApiProperty({
    oneOf: [{ type: 'integer' }, { type: 'object', additionalProperties: { type: 'integer' } }],
  })
  value: number | Record<string, number>;
  unit: string;
  citation: string;
  isDefault: boolean;
  state: string;
  /** null: it came with the platform. */
  draftedBy: string | null;
  draftedAt: Date;
  approvedBy: string | null;
  decidedAt: Date | null;
  /** Why it was rejected. */
  reason: string | null;
}

export class ParameterPageDto {
  items: ParameterDto[];
  /** Give it as `cursor` to get the next page; null on the last one. */
  nextCursor: string | null;
}

export class ParameterRefDto {
  id: string;
}
