import {
  IsBoolean,
  IsIn,
  IsInt,
  IsLatitude,
  IsLongitude,
  IsNumber,
  IsOptional,
  Max,
  Min,
} from 'class-validator';

export class PositionDto {
  /** Degrees. */
  @IsNumber()
  @IsLatitude()
  latitude: number;

  /** Degrees. */
  @IsNumber()
  @IsLongitude()
  longitude: number;

  /** WGS84 from satellites, GCJ02 from Chinese map services. */
  @IsIn(['WGS84', 'GCJ02'])
  datum: 'WGS84' | 'GCJ02';

  /** Radius of the 68 % circle, in metres, as the device states it. */
  @IsInt()
  @Min(0)
  @Max(100_000)
  accuracyMetres: number;

  /** The device reports that the position was simulated. */
  @IsOptional()
  @IsBoolean()
  mock?: boolean;
}
