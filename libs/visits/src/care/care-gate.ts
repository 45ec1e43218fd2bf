import { Injectable } from '@nestjs/common';
import { businessDate } from '@anzhi/kernel';
import { Settings, type Tx } from '@anzhi/platform';
import { Rulebooks } from '../rulebooks/rulebooks';
import { VisitsErrors } from '../visits.errors';
import { VisitsSettings } from '../visits.settings';
import type { VisitEntity } from '../visits/visit.entity';
import { careOf } from './care-guide.policy';
import { acknowledged, Risks } from './risks';

/** Label of a check-in that was made offline by somebody who had not read the risks. */
export const RISKS_UNREAD = 'RISKS_UNREAD';

/** Before a service that some risks speak against, whoever serves has read the risks of the senior and of the home. */
@Injectable()
export class CareGate {
  constructor(
    private readonly rulebooks: Rulebooks,
    private readonly risks: Risks,
    private readonly settings: Settings,
  ) {}

  /** Whether check-in waits until the risks on file were read. */
  async mustRead(tx: Tx, visit: VisitEntity): Promise<boolean> {
    const where = { regionId: visit.regionId, date: businessDate(visit.startsAt) };
    const { contraRisks } = careOf(await this.rulebooks.care(tx, where), visit.itemCode);
    if (contraRisks.length === 0) return false;
    const read = await acknowledged(tx, visit.id);
    return (await this.risks.of(tx, visit.seniorId)).some(({ id }) => !read.has(id));
  }

  /** Label of an arrival before which nobody had read them: what is over is not sent away. */
  async unread(tx: Tx, visit: VisitEntity): Promise<string[]> {
    return (await this.mustRead(tx, visit)) ? [RISKS_UNREAD] : [];
  }

  /**
   * What was done without a signal cannot be undone: it is labelled, never refused.
   * @param deviceAt the arrival by the device's clock
   * @throws visits.risks-unread when he is only just arriving
   */
  async requireRead(tx: Tx, visit: VisitEntity, deviceAt: Date): Promise<void> {
    const seconds = await this.settings.get(tx, VisitsSettings.clockSkewSeconds);
    const isOver = tx.now.getTime() - deviceAt.getTime() > seconds * 1_000;
    if (!isOver && (await this.mustRead(tx, visit))) throw VisitsErrors.risksUnread();
  }
}
