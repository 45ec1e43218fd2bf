import { Injectable } from '@nestjs/common';
import { addDays, businessDate, newId } from '@anzhi/kernel';
import { Settings, type Tx } from '@anzhi/platform';
import { Inspectors } from './inspectors';
import { SamplingSettings } from './sampling.settings';

export type TaskSource = 'SAMPLE' | 'HIT' | 'FIRST_VISIT' | 'MONTH_SHARE' | 'VOUCHER_FLOOR' | 'REJUDGE';
export type TaskKind = 'CALL_BACK' | 'ON_SITE';

export interface NewTask {
  readonly countyId: number;
  readonly visitId: string;
  readonly kind: TaskKind;
  readonly source: TaskSource;
  readonly frameId?: string;
  readonly seed?: Buffer;
  readonly rejudges?: string;
  readonly attempt?: number;
  /** Whoever judged it before. */
  readonly not?: string;
}

/** Tasks to call or to go there, each given to somebody drawn at random; the provider is told nothing. */
@Injectable()
export class AuditTasks {
  constructor(
    private readonly settings: Settings,
    private readonly inspectors: Inspectors,
  ) {}

  /** One that is there already stays as it is. */
  async add(tx: Tx, task: NewTask): Promise<void> {
    const visit = await tx.one<{ providerId: string; regionId: number; day: string }>(
      `SELECT provider_id AS "providerId", region_id AS "regionId",
              (starts_at AT TIME ZONE 'Asia/Shanghai')::date AS day
         FROM oversight.visit_of_case WHERE id = $1`,
      [task.visitId],
    );
    if (!visit) return;
    const { countyId, visitId, kind, source, frameId, seed, rejudges, attempt = 1, not } = task;
    const wish = { kind, countyId, visitId, seed: seed ?? null, providerId: visit.providerId, not };
    const { inspectorId, pool } = await this.inspectors.draw(tx, wish);
    const days = await this.settings.get(tx, SamplingSettings.taskDays);
    await tx.query(
      `INSERT INTO oversight.audit_task (county_id, id, kind, source, frame_id, visit_id, provider_id, region_id,
         service_date, inspector_id, pool, rejudges, attempt, due_on, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::jsonb, $12, $13, $14, $15)
       ON CONFLICT (county_id, visit_id, kind, frame_id, rejudges, attempt) DO NOTHING`,
      [
        ...[
          countyId,
          newId(tx.now),
          kind,
          source,
          frameId ?? null,
          visitId,
          visit.providerId,
          visit.regionId,
        ],
        ...[visit.day, inspectorId, JSON.stringify(pool), rejudges ?? null, attempt],
        ...[addDays(businessDate(tx.now), days), tx.now],
      ],
    );
  }
}
