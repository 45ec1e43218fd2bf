import { IsBoolean, IsIn } from 'class-validator';
import { ReasonDto } from '../papers/papers.dto';
import { BLACKLIST_GROUNDS, type BlacklistGround } from '../provider.types';

export class CheckDto extends ReasonDto {
  /** PASS hands the application on to whoever decides; FAIL refuses it. */
  @IsIn(['PASS', 'FAIL'])
  result: 'PASS' | 'FAIL';
}

export class AdmissionDto extends ReasonDto {
  /** Only an admitted provider is ever offered an order. */
  @IsIn(['ADMIT', 'REFUSE'])
  decision: 'ADMIT' | 'REFUSE';
}

export class ListingDecisionDto extends ReasonDto {
  /** Whether what was proposed, or applied for, is done. */
  @IsBoolean()
  agreed: boolean;
}

export class BlacklistingDto extends ReasonDto {
  /** Ground of the joint-punishment list (民发〔2019〕103号). */
  @IsIn(BLACKLIST_GROUNDS)
  ground: BlacklistGround;
}
