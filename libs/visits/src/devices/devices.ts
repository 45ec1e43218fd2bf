import { Injectable } from '@nestjs/common';
import { accountOf, type Ctx } from '@anzhi/kernel';
import { Database, UnitOfWork, type Queryable, type Tx } from '@anzhi/platform';
import { ProvidersFacade } from '@anzhi/providers';
import { VisitsErrors } from '../visits.errors';
import type { DeviceListView, DeviceView, NewDeviceDto } from './devices.dto';

/** Who uses which device, from when. A device nobody registered is noted when a punch comes from it, never refused. */
@Injectable()
export class Devices {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly db: Database,
    private readonly providers: ProvidersFacade,
  ) {}

  async own(ctx: Ctx): Promise<DeviceListView> {
    return { items: await usesOf(this.db, await this.self(this.db, ctx)) };
  }

  /** The caller uses this device from now on; saying so again changes nothing. */
  register(ctx: Ctx, device: NewDeviceDto): Promise<DeviceView> {
    return this.uow.run(ctx, async (tx) => {
      const caregiverId = await this.self(tx, ctx);
      const running = await runningUse(tx, device.deviceId, caregiverId);
      if (!running?.registered) {
        if (running) await this.end(tx, device.deviceId, caregiverId);
        await this.begin(tx, device, caregiverId, true);
      }
      const details = { deviceId: device.deviceId, platform: device.platform };
      tx.audit({ action: 'visits.device-registered', subject: 'caregiver', subjectId: caregiverId, details });
      return (await runningUse(tx, device.deviceId, caregiverId))!;
    });
  }

  /** The caller does not use this device any more. @throws visits.no-such-device */
  release(ctx: Ctx, deviceId: string): Promise<DeviceView> {
    return this.uow.run(ctx, async (tx) => {
      const caregiverId = await this.self(tx, ctx);
      const running = await runningUse(tx, deviceId, caregiverId);
      if (!running) throw VisitsErrors.noSuchDevice();
      await this.end(tx, deviceId, caregiverId);
      tx.audit({
        action: 'visits.device-released',
        subject: 'caregiver',
        subjectId: caregiverId,
        details: { deviceId },
      });
      return { ...running, until: tx.now.toISOString() };
    });
  }

  /** A punch came from this device. */
  async seen(tx: Tx, device: NewDeviceDto, caregiverId: string): Promise<void> {
    if (!(await runningUse(tx, device.deviceId, caregiverId)))
      await this.begin(tx, device, caregiverId, false);
  }

  /** One moment later than the use it ends, if it ends in the very same. */
  private async begin(tx: Tx, device: NewDeviceDto, caregiverId: string, registered: boolean): Promise<void> {
    await tx.query(
      `INSERT INTO visits.device (id, platform, first_seen_at) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING`,
      [device.deviceId, device.platform, tx.now],
    );
    await tx.query(
      `INSERT INTO visits.device_use (device_id, caregiver_id, since, registered)
       SELECT $1, $2, greatest($3, (SELECT max(until) FROM visits.device_use WHERE device_id = $1 AND caregiver_id = $2)), $4
       ON CONFLICT (device_id, caregiver_id) WHERE until IS NULL DO NOTHING`,
      [device.deviceId, caregiverId, tx.now, registered],
    );
  }

  private end(tx: Tx, deviceId: string, caregiverId: string): Promise<unknown> {
    return tx.query(
      `UPDATE visits.device_use SET until = greatest($3, since + interval '1 ms')
        WHERE device_id = $1 AND caregiver_id = $2 AND until IS NULL`,
      [deviceId, caregiverId, tx.now],
    );
  }

  private async self(db: Queryable, ctx: Ctx): Promise<string> {
    const caregiver = await this.providers.caregiverOfAccount(db, accountOf(ctx));
    if (!caregiver) throw VisitsErrors.notACaregiver();
    return caregiver.id;
  }
}

const COLUMNS = `u.device_id AS "deviceId", d.platform, u.since, u.until, u.registered`;
type Row = Omit<DeviceView, 'since' | 'until'> & { since: Date; until: Date | null };
const viewOf = (row: Row): DeviceView => ({
  ...row,
  since: row.since.toISOString(),
  until: row.until?.toISOString() ?? null,
});

async function usesOf(db: Queryable, caregiverId: string): Promise<DeviceView[]> {
  const rows = await db.query<Row>(
    `SELECT ${COLUMNS} FROM visits.device_use u JOIN visits.device d ON d.id = u.device_id
      WHERE u.caregiver_id = $1 ORDER BY u.since DESC LIMIT 50`,
    [caregiverId],
  );
  return rows.map(viewOf);
}

async function runningUse(
  db: Queryable,
  deviceId: string,
  caregiverId: string,
): Promise<DeviceView | undefined> {
  const [row] = await db.query<Row>(
    `SELECT ${COLUMNS} FROM visits.device_use u JOIN visits.device d ON d.id = u.device_id
      WHERE u.device_id = $1 AND u.caregiver_id = $2 AND u.until IS NULL`,
    [deviceId, caregiverId],
  );
  return row && viewOf(row);
}
