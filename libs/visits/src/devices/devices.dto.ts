import {
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';

export const PLATFORMS = ['ANDROID', 'IOS', 'HARMONY', 'WEB', 'OTHER'] as const;
export const NETWORKS = ['WIFI', 'CELLULAR', 'NONE', 'OTHER'] as const;

/** What a device says of itself at a punch: enough to see a trick, nothing that would know it elsewhere. */
export class DeviceSignalsDto {
  /** A random number the installation gave itself. */
  @IsUUID()
  deviceId: string;

  /** The system it runs on: ANDROID, IOS, HARMONY, WEB or OTHER. */
  @IsIn(PLATFORMS)
  platform: (typeof PLATFORMS)[number];

  /** Version of the app, as it calls itself. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  appVersion?: string;

  /** IANA name. */
  @IsOptional()
  @Matches(/^[A-Za-z_]+(\/[A-Za-z0-9_+-]+)*$/)
  @MaxLength(60)
  timeZone?: string;

  /** Minutes east of Greenwich. */
  @IsOptional()
  @IsInt()
  @Min(-900)
  @Max(900)
  utcOffsetMinutes?: number;

  /** Names the run of the steady clock; only readings of one run can be compared. */
  @IsOptional()
  @IsUUID()
  clockRun?: string;

  /** The steady clock, in milliseconds. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  monotonicMs?: number;

  /** The system's own guard is known to be broken. */
  @IsOptional()
  @IsBoolean()
  rooted?: boolean;

  /** What it was connected by: WIFI, CELLULAR, NONE or OTHER. */
  @IsOptional()
  @IsIn(NETWORKS)
  network?: (typeof NETWORKS)[number];
}

export class NewDeviceDto {
  /** A random number the installation gave itself. */
  @IsUUID()
  deviceId: string;

  /** The system it runs on: ANDROID, IOS, HARMONY, WEB or OTHER. */
  @IsIn(PLATFORMS)
  platform: (typeof PLATFORMS)[number];
}

export class DeviceView {
  deviceId: string;
  platform: string;
  /** Since when this person uses it, ISO 8601. */
  since: string;
  /** Until when; null: still. */
  until: string | null;
  /** Registered by him, and not only seen at a punch. */
  registered: boolean;
}

export class DeviceListView {
  items: DeviceView[];
}
