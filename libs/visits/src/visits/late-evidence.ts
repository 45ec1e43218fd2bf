import { Injectable } from '@nestjs/common';
import type { Tx } from '@anzhi/platform';
import { EditWindows } from '../corrections/edit-window';
import type { VisitFlag } from '../evidence/check.policy';
import { CaptureGate } from './capture-gate';
import type { VisitEntity } from './visit.entity';
import { VisitStore } from './visit-store';

const SECOND: VisitFlag = 'SECOND_UNPROVEN';

/**
 * Evidence that came after the leaving. A doubt that was about nothing but its absence goes away with it, and what waited
 * for that is captured as it would have been on time.
 */
@Injectable()
export class LateEvidence {
  constructor(
    private readonly store: VisitStore,
    private readonly windows: EditWindows,
    private readonly capture: CaptureGate,
  ) {}

  /**
   * After the edit window it settles nothing by itself any more: it is on record, and an officer decides.
   * @param flags what is in doubt with all the evidence that is here now
   */
  async weighed(tx: Tx, visit: VisitEntity, flags: readonly string[]): Promise<void> {
    const lifted = visit.flags.filter((flag) => !flags.includes(flag));
    const stay = lifted.length > 0 && (await this.windows.isLocked(tx, visit)) ? lifted : [];
    const next = [...flags, ...stay];
    if (sameFlags(next, visit.flags)) return;
    await this.store.mark(tx, visit, next);
    if (visit.seat === 1) await this.capture.tryAgain(tx, visit);
    else await this.leadOf(tx, visit);
  }

  /** Who came along is proven now: the lead's visit no longer waits for that. */
  private async leadOf(tx: Tx, { orderId }: VisitEntity): Promise<void> {
    const lead = (await this.store.ofOrder(tx, orderId)).find(({ seat }) => seat === 1);
    if (lead?.state !== 'CONFIRMED' || !lead.flags.includes(SECOND)) return;
    const others = lead.flags.filter((flag) => flag !== SECOND);
    await this.weighed(tx, lead, await this.store.flagsOf(tx, { ...lead, flags: others }));
  }
}

const sameFlags = (some: readonly string[], others: readonly string[]): boolean =>
  [...some].sort().join() === [...others].sort().join();
