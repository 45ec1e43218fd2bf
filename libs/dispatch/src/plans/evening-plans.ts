import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { addDays, BUSINESS_TIME_ZONE, businessDate, minuteOfDay, startOfDay, systemCtx } from '@anzhi/kernel';
import { claimSlot, JobQueue, Settings, UnitOfWork, type StoredJob, type Tx } from '@anzhi/platform';
import { ProvidersFacade } from '@anzhi/providers';
import { BeginPlan } from './begin-plan.usecase';
import { PlanSettings } from './plan.settings';

const SCHEDULE = 'dispatch.evening-plans';
/** Plans tomorrow for one provider. Key: provider and day. */
export const EVENING_PLAN_JOB = 'dispatch.evening-plan';

/**
 * The evening before, each provider's tomorrow is planned as a whole: what it has accepted and sent nobody to yet. Who
 * was told of a caregiver keeps him. The plan waits for the dispatcher, who publishes it: only then families hear, once.
 */
@Injectable()
export class EveningPlans implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly jobs: JobQueue,
    private readonly settings: Settings,
    private readonly providers: ProvidersFacade,
    private readonly plans: BeginPlan,
  ) {}

  onModuleInit(): void {
    this.jobs.register(EVENING_PLAN_JOB, (tx, job) => this.run(tx, job));
  }

  /** Every worker knocks every ten minutes; the first one after the hour does it. */
  @Cron('40 */10 * * * *', { name: SCHEDULE, timeZone: BUSINESS_TIME_ZONE })
  tick(): Promise<void> {
    return this.uow.run(systemCtx(`schedule:${SCHEDULE}`), async (tx) => {
      const hour = await this.settings.get(tx, PlanSettings.eveningPlanHour);
      if (minuteOfDay(tx.now) < 60 * hour) return;
      if (!(await claimSlot(tx, SCHEDULE, businessDate(tx.now)))) return;
      const day = addDays(businessDate(tx.now), 1);
      for (const providerId of await withoutCaregiver(tx, day)) {
        const key = `${providerId}@${day}`;
        tx.schedule({ kind: EVENING_PLAN_JOB, key, dueAt: tx.now, payload: { providerId, day } });
      }
    });
  }

  /** A plan that somebody asked for, and that is at work or waits for its dispatcher, is left to him. */
  private async run(tx: Tx, { payload }: StoredJob): Promise<void> {
    const { providerId, day } = payload as { providerId: string; day: string };
    const provider = await this.providers.provider(tx, providerId);
    if (!provider || (await isPlanned(tx, providerId, day))) return;
    const whose = { regionId: provider.countyId, providerId };
    await this.plans.begin(tx, { ...whose, day, keep: 'ALL', repairsId: null, absent: [] });
  }
}

/** Providers that have accepted orders of the day and not sent everybody yet. */
async function withoutCaregiver(tx: Tx, day: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT DISTINCT o.provider_id AS id FROM dispatch.offer o
      WHERE o.state = 'ACCEPTED' AND o.starts_at >= $1 AND o.starts_at < $2
        AND (SELECT count(*) FROM dispatch.assignment a WHERE a.order_id = o.order_id AND a.active) < o.caregivers
      ORDER BY 1`,
    [startOfDay(day), startOfDay(addDays(day, 1))],
  );
  return rows.map(({ id }) => id);
}

async function isPlanned(tx: Tx, providerId: string, day: string): Promise<boolean> {
  const rows = await tx.query(
    `SELECT id FROM dispatch.plan
      WHERE provider_id = $1 AND day = $2 AND state IN ('DRAFT', 'RUNNING', 'READY') LIMIT 1`,
    [providerId, day],
  );
  return rows.length > 0;
}
