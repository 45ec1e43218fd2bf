import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { accountOf, addHours, type Ctx } from '@anzhi/kernel';
import { BlindIndex, Settings, UnitOfWork, type Tx } from '@anzhi/platform';
import { isSame } from '../tags/sun';
import { VisitsSettings } from '../visits.settings';
import type { SpentAnchorDto, TimeAnchorView } from './clocks.dto';
import type { Anchor } from './time.policy';

/**
 * The server's time, signed for one device of one person. A punch made offline brings it back with how long ago it
 * came, so that its time is known although the device's wall clock may be wrong, or was set wrong.
 */
@Injectable()
export class TimeAnchors {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly index: BlindIndex,
    private readonly settings: Settings,
  ) {}

  /**
   * An anchor is asked for whenever there is a signal; nobody needs the same one twice, so no answer is kept. Those of
   * the device that are too old to be of use go.
   */
  execute({ command: _command, ...ctx }: Ctx, deviceId: string): Promise<TimeAnchorView> {
    return this.uow.run(ctx, async (tx) => {
      const anchor = { serverAt: tx.now.toISOString(), nonce: randomUUID(), deviceId };
      const hours = await this.settings.get(tx, VisitsSettings.anchorHours);
      await tx.query('DELETE FROM visits.time_anchor WHERE device_id = $1 AND issued_at < $2', [
        deviceId,
        addHours(tx.now, -hours),
      ]);
      await tx.query(
        'INSERT INTO visits.time_anchor (nonce, account_id, device_id, issued_at) VALUES ($1, $2, $3, $4)',
        [anchor.nonce, accountOf(ctx), deviceId, tx.now],
      );
      return { ...anchor, mac: this.sign(accountOf(ctx), anchor).toString('hex') };
    });
  }

  /** @returns undefined for one that is not ours, or was given to another person or device */
  read(tx: Tx, spent: SpentAnchorDto | undefined, deviceId: string | undefined): Anchor | undefined {
    if (!spent || spent.deviceId !== deviceId) return undefined;
    const isOurs = isSame(this.sign(accountOf(tx.ctx), spent), Buffer.from(spent.mac, 'hex'));
    return isOurs ? { at: new Date(spent.serverAt), elapsedMs: spent.elapsedMs } : undefined;
  }

  /** Whether the device was heard of in between: then its upload could have come earlier. */
  async wasHeard(tx: Tx, deviceId: string, after: Date, before: Date): Promise<boolean> {
    const heard = await tx.one(
      'SELECT 1 FROM visits.time_anchor WHERE device_id = $1 AND issued_at > $2 AND issued_at < $3 LIMIT 1',
      [deviceId, after, before],
    );
    return heard !== undefined;
  }

  private sign(accountId: string, { serverAt, nonce, deviceId }: Omit<TimeAnchorView, 'mac'>): Buffer {
    return this.index.of([serverAt, nonce, deviceId, accountId].join('|'), 'visits.time-anchor');
  }
}
