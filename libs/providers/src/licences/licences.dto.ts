import { IsIn, IsString, Length } from 'class-validator';
import { PaperInputDto } from '../papers/papers.dto';
import { LICENCE_TYPES, type LicenceType } from '../provider.types';

export class LicenceInputDto extends PaperInputDto {
  /** What kind of licence it is. */
  @IsIn(LICENCE_TYPES)
  type: LicenceType;

  /** The authority that gave it. */
  @IsString()
  @Length(2, 100)
  issuer: string;

  /** What it permits, as printed. */
  @IsString()
  @Length(1, 500)
  scope: string;
}
