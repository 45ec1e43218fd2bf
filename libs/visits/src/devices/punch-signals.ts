import { Injectable } from '@nestjs/common';
import { addMinutes } from '@anzhi/kernel';
import { Settings, type Tx } from '@anzhi/platform';
import type { SpentAnchorDto } from '../clocks/clocks.dto';
import { TimeAnchors } from '../clocks/time-anchors';
import type { Anchor } from '../clocks/time.policy';
import { VisitsSettings } from '../visits.settings';
import type { VisitEntity } from '../visits/visit.entity';
import { Devices } from './devices';
import type { DeviceSignalsDto } from './devices.dto';

export interface PunchSignals {
  readonly kind: 'IN' | 'OUT';
  readonly signals: DeviceSignalsDto | undefined;
  readonly mock: boolean | undefined;
  readonly spent: SpentAnchorDto | undefined;
  /** The same, if it was ours. */
  readonly anchor: Anchor | undefined;
  readonly serverAt: Date;
  readonly occurredAt: Date;
  readonly skewMs: number | null;
  readonly offlineMs: number;
}

/** What the device said of itself at a punch, kept for the risk rules (ledger.md 4.1: R08 to R10, R32). */
@Injectable()
export class RecordSignals {
  constructor(
    private readonly devices: Devices,
    private readonly anchors: TimeAnchors,
    private readonly settings: Settings,
  ) {}

  async write(tx: Tx, visit: VisitEntity, punch: PunchSignals): Promise<void> {
    const { signals, anchor } = punch;
    if (signals) await this.devices.seen(tx, signals, visit.caregiverId);
    await tx.query(
      `INSERT INTO visits.punch_signal (visit_id, kind, device_id, app_version, time_zone, utc_offset_minutes, clock_run,
         monotonic_ms, rooted, network, mock, anchor_nonce, anchor_at, anchor_elapsed_ms, skew_ms, offline_ms, was_online)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
      [
        visit.id,
        punch.kind,
        signals?.deviceId ?? null,
        signals?.appVersion ?? null,
        signals?.timeZone ?? null,
        signals?.utcOffsetMinutes ?? null,
        signals?.clockRun ?? null,
        signals?.monotonicMs ?? null,
        signals?.rooted ?? null,
        signals?.network ?? null,
        punch.mock ?? null,
        anchor ? (punch.spent?.nonce ?? null) : null,
        anchor?.at ?? null,
        anchor?.elapsedMs ?? null,
        punch.skewMs,
        punch.offlineMs,
        await this.wasOnline(tx, punch),
      ],
    );
  }

  /** Fetching an anchor is the first thing an app does when it is back: what comes soon after it is on time. */
  private async wasOnline(tx: Tx, { signals, occurredAt, serverAt }: PunchSignals): Promise<boolean> {
    if (!signals) return false;
    const { uploadMinutes } = await this.settings.all(tx, { uploadMinutes: VisitsSettings.uploadMinutes });
    return this.anchors.wasHeard(tx, signals.deviceId, occurredAt, addMinutes(serverAt, -uploadMinutes));
  }
}
