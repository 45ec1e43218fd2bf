import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';

export class SetOfferRuleDto {
  /** The county. */
  @IsInt()
  countyId: number;

  /** Service item of the catalogue; without it, every item that has no rule of its own. */
  @IsOptional()
  @IsString()
  itemCode?: string;

  /** CASCADE asks one provider after the other, BROADCAST several at once. */
  @IsIn(['CASCADE', 'BROADCAST'])
  mode: 'CASCADE' | 'BROADCAST';

  /** Whether whoever the family named or knows is asked alone first. */
  @IsBoolean()
  directFirst: boolean;

  /** How many providers a broadcast asks at once. */
  @IsInt()
  @Min(1)
  @Max(50)
  broadcastSize: number;

  /** After so many providers asked in vain it is broadcast; without it, never. */
  @IsOptional()
  @IsInt()
  @Min(1)
  broadcastAfter?: number;

  /** Whether urgent orders are broadcast at once. */
  @IsBoolean()
  broadcastUrgent: boolean;

  /** Why. */
  @IsString()
  @Length(2, 300)
  reason: string;
}

/** How a county asks for a service. */
export class OfferRuleDto {
  /** The county. */
  countyId: number;
  /** The item, or null: every item without a rule of its own. */
  itemCode: string | null;
  /** CASCADE or BROADCAST. */
  mode: 'CASCADE' | 'BROADCAST';
  /** Whether whoever the family named or knows is asked alone first. */
  directFirst: boolean;
  /** How many providers a broadcast asks at once. */
  broadcastSize: number;
  /** After so many asked in vain it is broadcast; null: never. */
  broadcastAfter: number | null;
  /** Whether urgent orders are broadcast at once. */
  broadcastUrgent: boolean;
  /** Account of whoever set it. */
  setBy: string;
  /** When, ISO 8601. */
  setAt: string;
  /** Why. */
  reason: string;
}

export class StraightChoiceDto {
  /** Whether offers go straight to the caregivers, who accept on the phone and are assigned at once. */
  @IsBoolean()
  enabled: boolean;
}
