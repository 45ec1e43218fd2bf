import { IsInt, IsISO8601, IsUUID, Matches, Max, Min } from 'class-validator';

export class NewAnchorDto {
  /** The installation of the app that will use it. */
  @IsUUID()
  deviceId: string;
}

/** The server's time, signed for one device of one person. */
export class TimeAnchorView {
  /** ISO 8601. */
  serverAt: string;
  nonce: string;
  deviceId: string;
  /** Over the three and the account; hexadecimal. */
  mac: string;
}

/** An anchor as it comes back with a punch. */
export class SpentAnchorDto {
  @IsISO8601({ strict: true })
  serverAt: string;

  @IsUUID()
  nonce: string;

  @IsUUID()
  deviceId: string;

  @Matches(/^[0-9a-f]{64}$/)
  mac: string;

  /** Since the anchor came, by a clock that nobody can set; milliseconds. */
  @IsInt()
  @Min(0)
  @Max(31_536_000_000)
  elapsedMs: number;
}
