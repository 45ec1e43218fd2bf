import { Injectable } from '@nestjs/common';
import { accountOf } from '@anzhi/kernel';
import { FieldCipher, type Queryable, type Tx } from '@anzhi/platform';
import type { AlarmLevel, Reading } from './care-guide.policy';

export type Gravity = AlarmLevel | 'NONE';

/** One reading as it was taken, with what the guide of that day said about it. */
export interface StoredReading extends Reading {
  readonly alarms: readonly string[];
  readonly gravity: Gravity;
  /** By the device's clock, but never later than it was here. */
  readonly measuredAt: Date;
  /** By the device's clock alone: it tells the order. */
  readonly deviceAt: Date;
}

type Sealed = Reading & { readonly alarms: readonly string[] };

const contextOf = (visitId: string): string => `visits.vital_reading:${visitId}`;

/** Vital signs at rest: encrypted for the visit they belong to (policy.md 11.1: sensitive personal data). */
@Injectable()
export class VitalReadings {
  constructor(private readonly cipher: FieldCipher) {}

  /** In the order in which they were taken, whatever the order in which they came. Whoever shows them to somebody leaves an audit line. */
  async of(db: Queryable, visitId: string): Promise<StoredReading[]> {
    const rows = await db.query<{ sealed: string; gravity: Gravity; measuredAt: Date; deviceAt: Date }>(
      `SELECT sealed, gravity, measured_at AS "measuredAt", device_at AS "deviceAt"
         FROM visits.vital_reading WHERE visit_id = $1 ORDER BY device_at, seq`,
      [visitId],
    );
    return rows.map(({ sealed, ...row }) => ({
      ...row,
      ...(JSON.parse(this.cipher.decrypt(sealed, contextOf(visitId))) as Sealed),
    }));
  }

  async add(tx: Tx, visitId: string, reading: StoredReading, receivedAt: Date): Promise<void> {
    const { values, yes, alarms, gravity, measuredAt, deviceAt } = reading;
    const sealed: Sealed = { values, yes, alarms };
    await tx.query(
      `INSERT INTO visits.vital_reading (visit_id, seq, sealed, gravity, measured_at, recorded_at, account_id, device_at)
       SELECT $1, 1 + coalesce(max(seq), 0), $2, $3, $4, $5, $6, $7 FROM visits.vital_reading WHERE visit_id = $1`,
      [
        visitId,
        this.cipher.encrypt(JSON.stringify(sealed), contextOf(visitId)),
        gravity,
        measuredAt,
        receivedAt,
        accountOf(tx.ctx),
        deviceAt,
      ],
    );
  }
}
