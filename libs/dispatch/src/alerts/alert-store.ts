import { Injectable } from '@nestjs/common';
import { newId } from '@anzhi/kernel';
import { Settings, type Audience, type Queryable, type Tx } from '@anzhi/platform';
import { AlertEntity } from './alert.entity';
import { AlertErrors } from './alert.errors';
import {
  FIRST_LEVEL,
  handledBy,
  LAST_LEVEL,
  levelName,
  nextLevelAt,
  type AlertClock,
  type AlertDisposition,
  type AlertFact,
  type AlertKind,
} from './alert.policy';
import { AlertSettings } from './alert.settings';

/** The next level is told. Key: the alert. */
export const ESCALATE_JOB = 'dispatch.alert-escalate';

export interface NewAlert {
  readonly kind: AlertKind;
  readonly orderId: string;
  /** For OFFER_UNSEEN and for nothing else. */
  readonly offerId?: string;
  readonly providerId: string;
  /** Who is late; for LATE_DEPARTURE and MISSED_CHECK_IN and for nothing else. */
  readonly caregiverId?: string;
  /** Township of the service. */
  readonly regionId: number;
  /** Of the service. */
  readonly startsAt: Date;
  /** When the caregiver is expected, as far as anybody can tell. */
  readonly expectedAt?: Date;
  /** Not if somebody has ended such an alert for this start: he knows, and each new sign of it is no news to him. */
  readonly unlessEnded?: boolean;
}

export interface StartingOrder {
  readonly orderId: string;
  readonly startsAt: Date;
}

/** Which open alerts a fact ends. */
export interface EndedAlerts {
  readonly orderId?: string;
  readonly offerId?: string;
  readonly providerId?: string;
  readonly caregiverId?: string;
  readonly kinds: readonly AlertKind[];
  /** Only those for another start of the order than this one. */
  readonly notStartingAt?: Date;
}

/** The rows of alerts, each with its steps. The alert is locked after its order and its offer, where those are. */
@Injectable()
export class AlertStore {
  constructor(private readonly settings: Settings) {}

  /** One that is open already stays as it is, but for the moment the caregiver is expected. */
  async raise(tx: Tx, alert: NewAlert): Promise<void> {
    const next = nextLevelAt(FIRST_LEVEL, tx.now, await this.clock(tx));
    const raised = await tx.one<{ id: string; isNew: boolean }>(
      `INSERT INTO dispatch.alert (id, kind, order_id, offer_id, provider_id, caregiver_id, region_id, starts_at,
         expected_at, raised_at, level, next_level_at, state)
       SELECT $1, $2, $3, $4::uuid, $5, $6::uuid, $7, $8, $9::timestamptz, $10, $11, $12::timestamptz, 'OPEN'
        WHERE NOT ($13 AND EXISTS (
          SELECT FROM dispatch.alert a WHERE a.kind = $2 AND a.order_id = $3 AND a.starts_at = $8
             AND a.closed_by IS NOT NULL))
       ON CONFLICT (kind, order_id, offer_id, caregiver_id) WHERE state <> 'CLOSED'
         DO UPDATE SET expected_at = coalesce(excluded.expected_at, alert.expected_at)
       RETURNING id, xmax = 0 AS "isNew"`,
      [
        newId(tx.now),
        alert.kind,
        alert.orderId,
        alert.offerId ?? null,
        alert.providerId,
        alert.caregiverId ?? null,
        alert.regionId,
        alert.startsAt,
        alert.expectedAt ?? null,
        tx.now,
        FIRST_LEVEL,
        next,
        alert.unlessEnded ?? false,
      ],
    );
    if (raised?.isNew) await this.told(tx, await this.lock(tx, raised.id), 'RAISED');
  }

  async lock(tx: Tx, id: string): Promise<AlertEntity> {
    const alert = await tx.repo(AlertEntity).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!alert) throw AlertErrors.alertNotFound();
    return alert;
  }

  /** The next level's turn; whoever took it before has not ended it. */
  async escalate(tx: Tx, alert: AlertEntity): Promise<void> {
    if (alert.level >= LAST_LEVEL) return;
    const level = alert.level + 1;
    await this.change(tx, alert, {
      level,
      nextLevelAt: nextLevelAt(level, tx.now, await this.clock(tx)),
      state: 'OPEN',
      acknowledgedBy: null,
      acknowledgedAt: null,
    });
    await this.told(tx, alert, 'ESCALATED');
  }

  async acknowledge(tx: Tx, alert: AlertEntity, accountId: string): Promise<void> {
    await this.change(tx, alert, {
      nextLevelAt: handledBy(alert.level, tx.now, await this.clock(tx)),
      state: 'ACKNOWLEDGED',
      acknowledgedBy: accountId,
      acknowledgedAt: tx.now,
    });
    await this.recordStep(tx, alert, 'ACKNOWLEDGED', accountId);
    this.scheduleNext(tx, alert);
  }

  /** @param by the person who says so; null: it happened */
  async close(
    tx: Tx,
    alert: AlertEntity,
    disposition: AlertDisposition | AlertFact,
    by: string | null = null,
    note: string | null = null,
  ): Promise<void> {
    await this.change(tx, alert, {
      nextLevelAt: null,
      state: 'CLOSED',
      closedAt: tx.now,
      closedBy: by,
      disposition,
      note,
    });
    await this.recordStep(tx, alert, 'CLOSED', by);
    tx.publish({
      type: 'dispatch.alert-closed.v1',
      payload: { ...factsOf(alert), disposition },
      audience: audienceOf(alert),
    });
  }

  /** What was waited for has happened, or no longer can: the alerts about it are over. */
  async endBy(tx: Tx, fact: AlertFact, ended: EndedAlerts): Promise<void> {
    const { orderId, offerId, providerId, caregiverId, kinds, notStartingAt } = ended;
    const open = await tx.query<{ id: string }>(
      `SELECT id FROM dispatch.alert
        WHERE state <> 'CLOSED' AND kind = ANY($1) AND ($2::uuid IS NULL OR order_id = $2)
          AND ($3::uuid IS NULL OR offer_id = $3) AND ($4::uuid IS NULL OR provider_id = $4)
          AND ($5::timestamptz IS NULL OR starts_at <> $5) AND ($6::uuid IS NULL OR caregiver_id = $6)
        ORDER BY id FOR UPDATE`,
      [
        ...[kinds, orderId ?? null, offerId ?? null, providerId ?? null, notStartingAt ?? null],
        caregiverId ?? null,
      ],
    );
    for (const { id } of open) await this.close(tx, await this.lock(tx, id), fact);
  }

  /** Those of the orders for whose start such an alert was raised before, whatever became of it. */
  async raisedBefore(db: Queryable, kind: AlertKind, orders: readonly StartingOrder[]): Promise<Set<string>> {
    const rows = await db.query<{ orderId: string }>(
      `SELECT DISTINCT a.order_id AS "orderId"
         FROM unnest($2::uuid[], $3::timestamptz[]) AS o(order_id, starts_at)
         JOIN dispatch.alert a USING (order_id, starts_at) WHERE a.kind = $1`,
      [kind, orders.map(({ orderId }) => orderId), orders.map(({ startsAt }) => startsAt)],
    );
    return new Set(rows.map(({ orderId }) => orderId));
  }

  async clock(db: Queryable): Promise<AlertClock> {
    return this.settings.all(db, {
      manager: AlertSettings.alertManagerMinutes,
      officer: AlertSettings.alertOfficerMinutes,
      handling: AlertSettings.alertHandlingMinutes,
    });
  }

  /** Raised or escalated: the step, the event to those whose turn it is, and the clock of the next level. */
  private async told(tx: Tx, alert: AlertEntity, step: 'RAISED' | 'ESCALATED'): Promise<void> {
    await this.recordStep(tx, alert, step, null);
    const audience = audienceOf(alert);
    const facts = factsOf(alert);
    if (step === 'RAISED') {
      const { providerId, startsAt } = alert;
      const payload = { ...facts, providerId, startsAt: startsAt.toISOString() };
      tx.publish({ type: 'dispatch.alert-raised.v1', payload, audience });
    } else tx.publish({ type: 'dispatch.alert-escalated.v1', payload: facts, audience });
    this.scheduleNext(tx, alert);
  }

  private scheduleNext(tx: Tx, { id, nextLevelAt: dueAt }: AlertEntity): void {
    if (dueAt) tx.schedule({ kind: ESCALATE_JOB, key: id, dueAt });
  }

  private async change(tx: Tx, alert: AlertEntity, columns: Partial<AlertEntity>): Promise<void> {
    await tx.repo(AlertEntity).update({ id: alert.id }, columns);
    Object.assign(alert, columns);
  }

  private async recordStep(
    tx: Tx,
    alert: AlertEntity,
    kind: 'RAISED' | 'ESCALATED' | 'ACKNOWLEDGED' | 'CLOSED',
    accountId: string | null,
  ): Promise<void> {
    const { id, level, disposition } = alert;
    await tx.query(
      `INSERT INTO dispatch.alert_step (alert_id, number, kind, level, at, account_id, disposition)
       SELECT $1, count(*) + 1, $2, $3, $4, $5, $6 FROM dispatch.alert_step WHERE alert_id = $1`,
      [id, kind, level, tx.now, accountId, disposition],
    );
    tx.audit({
      action: `dispatch.alert-${kind.toLowerCase()}`,
      subject: 'order',
      subjectId: alert.orderId,
      regionId: alert.regionId,
      organisationId: alert.providerId,
      details: {
        alertId: id,
        kind: alert.kind,
        level: levelName(level),
        ...(disposition && { disposition }),
      },
    });
  }
}

const factsOf = ({ id, kind, orderId, offerId, level }: AlertEntity) => ({
  alertId: id,
  kind,
  orderId,
  offerId,
  level: levelName(level),
});

/** The provider always; the officers of the division once it has come to them. */
const audienceOf = ({ providerId, regionId, level }: AlertEntity): Audience => ({
  providerId,
  ...(level >= LAST_LEVEL ? { regionId } : {}),
});
