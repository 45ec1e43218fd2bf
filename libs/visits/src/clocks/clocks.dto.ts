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
  /** The server's time that was signed, ISO 8601. */
  @IsISO8601({ strict: true })
  serverAt: string;

  /** Names the anchor. */
  @IsUUID()
  nonce: string;

  /** The installation it was signed for. */
  @IsUUID()
  deviceId: string;

  /** The signature as it came with the anchor; hexadecimal. */
  @Matches(/^[0-9a-f]{64}$/)
  mac: string;

  /** Since the anchor came, by a clock that nobody can set; milliseconds. */
  @IsInt()
  @Min(0)
  @Max(31_536_000_000)
  elapsedMs: number;
}
