import { Injectable } from '@nestjs/common';
import { accountOf, addHours, newId, type Ctx } from '@anzhi/kernel';
import {
  cursorKey,
  Database,
  pageOf,
  Settings,
  UnitOfWork,
  type Page,
  type Queryable,
} from '@anzhi/platform';
import { VisitsErrors } from '../visits.errors';
import { auditOf } from '../visits/visit-audit';
import { VisitParties } from '../visits/visit-parties';
import { audienceOf, factsOf, VisitStore } from '../visits/visit-store';
import { CorrectionStore } from './correction-store';
import type { UnlockDecisionDto, UnlockInput, UnlockQuery, UnlockView } from './corrections.dto';
import { CorrectionSettings } from './corrections.settings';
import { EditWindows } from './edit-window';

const SELECT = `SELECT r.id, r.visit_id AS "visitId", v.region_id AS "regionId", v.item_code AS "itemCode", v.starts_at AS "startsAt",
    r.reason_code AS "reasonCode", r.state, r.requested_at AS "requestedAt", d.until
  FROM visits.unlock_request r JOIN visits.visit v ON v.id = r.visit_id
  LEFT JOIN visits.unlock_decision d ON d.request_id = r.id`;

type Row = Omit<UnlockView, 'startsAt' | 'requestedAt' | 'until'> &
  Record<'startsAt' | 'requestedAt', Date> & { until: Date | null };

const viewOf = (row: Row): UnlockView => ({
  ...row,
  startsAt: row.startsAt.toISOString(),
  requestedAt: row.requestedAt.toISOString(),
  until: row.until?.toISOString() ?? null,
});

/** Locked records somebody wants to correct, the oldest request first. */
@Injectable()
export class UnlockQueries {
  constructor(
    private readonly db: Database,
    private readonly store: VisitStore,
  ) {}

  async list(ctx: Ctx, query: UnlockQuery): Promise<Page<UnlockView>> {
    const after = cursorKey(query, ['instant', 'uuid']);
    const gate = await this.store.gate(this.db, ctx, 5);
    const rows = await this.db.query<Row>(
      `${SELECT} WHERE r.state = $1 AND ($2::timestamptz IS NULL OR (r.requested_at, r.id) > ($2, $3::uuid))
          AND ${gate.sql} ORDER BY r.requested_at, r.id LIMIT $4`,
      [query.state ?? 'OPEN', after?.[0] ?? null, after?.[1] ?? null, query.limit + 1, ...gate.parameters],
    );
    return pageOf(rows.map(viewOf), query.limit, ({ requestedAt, id }) => [requestedAt, id]);
  }

  async one(db: Queryable, id: string): Promise<UnlockView> {
    const [row] = await db.query<Row>(`${SELECT} WHERE r.id = $1`, [id]);
    if (!row) throw VisitsErrors.unlockNotFound();
    return viewOf(row);
  }
}

/** The edit window is over, and something is wrong in the record all the same. */
@Injectable()
export class RequestUnlock {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly visits: VisitStore,
    private readonly store: CorrectionStore,
    private readonly windows: EditWindows,
    private readonly queries: UnlockQueries,
  ) {}

  /** @throws visits.not-locked, visits.unlock-open */
  execute(ctx: Ctx, visitId: string, { reasonCode }: UnlockInput): Promise<UnlockView> {
    return this.uow.run(ctx, async (tx) => {
      const visit = await this.visits.lock(tx, visitId);
      await this.store.requesterOf(tx, visit);
      await this.store.requireCode(tx, visit, { list: 'reasons', code: reasonCode });
      if (!(await this.windows.isLocked(tx, visit))) throw VisitsErrors.notLocked();
      const id = newId(tx.now);
      const asked = await tx.query(
        `INSERT INTO visits.unlock_request (id, visit_id, county_id, requested_by, reason_code, requested_at)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (visit_id) WHERE state = 'OPEN' DO NOTHING RETURNING id`,
        [id, visit.id, visit.countyId, accountOf(ctx), reasonCode, tx.now],
      );
      if (asked.length === 0) throw VisitsErrors.unlockOpen();
      const details = { requestId: id, reason: reasonCode, before: 'LOCKED', after: 'LOCKED' };
      tx.audit(auditOf(visit, 'visits.unlock-requested', details));
      return this.queries.one(tx, id);
    });
  }
}

/** An officer opens a locked record for some days, or does not. */
@Injectable()
export class DecideUnlock {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly visits: VisitStore,
    private readonly parties: VisitParties,
    private readonly store: CorrectionStore,
    private readonly settings: Settings,
    private readonly queries: UnlockQueries,
  ) {}

  /** @throws visits.unlock-not-found, visits.unlock-closed, visits.unlock-too-long, visits.not-independent */
  execute(ctx: Ctx, id: string, { granted, days, resolutionCode }: UnlockDecisionDto): Promise<UnlockView> {
    return this.uow.run(ctx, async (tx) => {
      const { visitId } = await this.queries.one(tx, id);
      const visit = await this.visits.lock(tx, visitId);
      const request = (await tx.one<{ state: string; requestedBy: string }>(
        `SELECT state, requested_by AS "requestedBy" FROM visits.unlock_request WHERE id = $1`,
        [id],
      ))!;
      if (request.state !== 'OPEN') throw VisitsErrors.unlockClosed();
      await this.parties.requireIndependence(tx, visit);
      if (request.requestedBy === accountOf(ctx)) throw VisitsErrors.notIndependent();
      await this.store.requireCode(tx, visit, { list: 'resolutions', code: resolutionCode });
      const most = await this.settings.get(tx, CorrectionSettings.mostUnlockDays);
      if (granted && !(days && days <= most)) throw VisitsErrors.unlockTooLong({ days: most }, '/days');
      const until = granted && days ? addHours(tx.now, 24 * days) : null;
      await tx.query(
        `INSERT INTO visits.unlock_decision (request_id, requested_by, decided_by, granted, until, resolution_code, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [id, request.requestedBy, accountOf(ctx), granted, until, resolutionCode, tx.now],
      );
      const after = until ? `OPEN until ${until.toISOString()}` : 'LOCKED';
      const details = { requestId: id, resolution: resolutionCode, before: 'LOCKED', after };
      tx.audit(auditOf(visit, granted ? 'visits.unlocked' : 'visits.unlock-refused', details));
      tx.publish({
        type: 'visits.unlock-decided.v1',
        payload: { ...factsOf(visit), requestId: id, granted },
        audience: audienceOf(visit),
      });
      return this.queries.one(tx, id);
    });
  }
}
