import { Injectable } from '@nestjs/common';
import { addHours } from '@anzhi/kernel';
import { Settings, type Queryable, type Tx } from '@anzhi/platform';
import type { VisitEntity } from '../visits/visit.entity';
import { CorrectionSettings } from './corrections.settings';

/** Until when a record can be corrected. */
export interface EditWindow {
  readonly until: Date;
  /** The unlock that opens it; null: it was never locked. */
  readonly unlockId: string | null;
}

/** A record can be corrected for some days after the visit ended, and after that only while an officer has opened it. */
@Injectable()
export class EditWindows {
  constructor(private readonly settings: Settings) {}

  /** @returns undefined while the visit has not ended */
  async of(db: Queryable, { id }: Pick<VisitEntity, 'id'>, now: Date): Promise<EditWindow | undefined> {
    const [end] = await db.query<{ at: Date | null }>(
      `SELECT min(at) AS at FROM visits.state_change WHERE visit_id = $1
          AND to_state IN ('CHECKED_OUT', 'NO_SHOW_SENIOR', 'NO_SHOW_PROVIDER', 'ABORTED')`,
      [id],
    );
    if (!end?.at) return undefined;
    const until = addHours(end.at, 24 * (await this.settings.get(db, CorrectionSettings.editDays)));
    if (now <= until) return { until, unlockId: null };
    const [unlock] = await db.query<{ id: string; until: Date }>(
      `SELECT r.id, d.until FROM visits.unlock_request r JOIN visits.unlock_decision d ON d.request_id = r.id
        WHERE r.visit_id = $1 AND d.granted AND d.until >= $2 ORDER BY d.until DESC LIMIT 1`,
      [id, now],
    );
    return unlock ? { until: unlock.until, unlockId: unlock.id } : { until, unlockId: null };
  }

  async isLocked(tx: Tx, visit: Pick<VisitEntity, 'id'>): Promise<boolean> {
    const window = await this.of(tx, visit, tx.now);
    return window !== undefined && tx.now > window.until;
  }
}
