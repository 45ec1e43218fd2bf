import { IsIn, IsString, IsUUID, MaxLength, MinLength } from 'class-validator';

export class NewExclusionDto {
  /** The caregiver who is not to be sent to the senior of the order any more. */
  @IsUUID()
  caregiverId: string;

  /** On whose wish. A family can tell only the senior's. */
  @IsIn(['SENIOR', 'CAREGIVER'])
  wishedBy: 'SENIOR' | 'CAREGIVER';

  /** Why, without names or phone numbers. */
  @IsString()
  @MinLength(2)
  @MaxLength(300)
  reason: string;
}

export class LiftExclusionDto {
  /** Why it is lifted. */
  @IsString()
  @MinLength(2)
  @MaxLength(300)
  reason: string;
}

/** A senior and a caregiver who are not brought together any more. */
export class ExclusionDto {
  /** The exclusion. */
  id: string;
  /** The caregiver. */
  caregiverId: string;
}
