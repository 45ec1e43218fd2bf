import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { addDays, BUSINESS_TIME_ZONE, businessDate, systemCtx } from '@anzhi/kernel';
import { claimSlot, JobQueue, UnitOfWork, type Tx } from '@anzhi/platform';
import { monthOf } from '../judging/months.policy';
import { RuleRuns } from '../judging/rule-runs';
import { FOLLOW_HITS_JOB, FollowHits } from './follow-hits';
import { SettleHits } from './settle-hits';

export const HOURLY_RULES_JOB = 'oversight.rules-hourly';
export const NIGHTLY_RULES_JOB = 'oversight.rules-nightly';

/** Days of service with something new to judge. */
interface Fresh {
  readonly from: string | null;
  readonly to: string | null;
  readonly lastEvent: number;
}

/**
 * When the rules are asked: what withholds every hour, of the months in which something was captured or told since;
 * everything by night, of the month of yesterday. Runs that were missed are not made up for: the next one looks on
 * from where the last one ended.
 */
@Injectable()
export class RuleSchedule implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly jobs: JobQueue,
    private readonly runs: RuleRuns,
    private readonly following: FollowHits,
    private readonly settling: SettleHits,
  ) {}

  onModuleInit(): void {
    this.jobs.register(HOURLY_RULES_JOB, (tx) => this.hourly(tx));
    this.jobs.register(NIGHTLY_RULES_JOB, (tx) => this.nightly(tx));
    this.jobs.register(FOLLOW_HITS_JOB, (tx) => this.following.next(tx));
  }

  /** Of any number of workers one begins. */
  @Cron('0 5 * * * *', { name: HOURLY_RULES_JOB, timeZone: BUSINESS_TIME_ZONE })
  everyHour(): Promise<void> {
    return this.begin(HOURLY_RULES_JOB, (now) => now.toISOString().slice(0, 13));
  }

  @Cron('0 30 2 * * *', { name: NIGHTLY_RULES_JOB, timeZone: BUSINESS_TIME_ZONE })
  everyNight(): Promise<void> {
    return this.begin(NIGHTLY_RULES_JOB, businessDate);
  }

  /** What was captured, or handed in by a feed, since the last run. An event's number is given after its commit. */
  async hourly(tx: Tx): Promise<void> {
    await this.settling.apply(tx);
    const { from, to, lastEvent } = (await tx.one<Fresh>(FRESH))!;
    if (from && to)
      await this.runs.run(tx, { kind: 'HOURLY', from, to, severities: ['BLOCK', 'WITHHOLD'], lastEvent });
    tx.schedule({ kind: FOLLOW_HITS_JOB, key: 'all', dueAt: tx.now });
  }

  async nightly(tx: Tx): Promise<void> {
    const yesterday = addDays(businessDate(tx.now), -1);
    await this.runs.run(tx, { kind: 'NIGHTLY', from: monthOf(yesterday), to: businessDate(tx.now) });
    tx.schedule({ kind: FOLLOW_HITS_JOB, key: 'all', dueAt: tx.now });
  }

  private begin(job: string, slotOf: (now: Date) => string): Promise<void> {
    return this.uow.run(systemCtx(`schedule:${job}`), async (tx) => {
      if (await claimSlot(tx, job, slotOf(tx.now))) tx.schedule({ kind: job, key: 'all', dueAt: tx.now });
    });
  }
}

const FRESH = `
  WITH since AS (SELECT coalesce(max(last_event), 0) AS seq FROM oversight.rule_run WHERE kind = 'HOURLY'),
  news AS (
    SELECT e.seq, (v.starts_at AT TIME ZONE 'Asia/Shanghai')::date AS first,
           (v.starts_at AT TIME ZONE 'Asia/Shanghai')::date AS last
      FROM since JOIN platform.event e ON e.type IN ('visits.visit-verified.v1', 'visits.visit-confirmed.v1')
       AND e.seq > since.seq
      JOIN visits.visit v ON v.id = (e.payload ->> 'visitId')::uuid
    UNION ALL
    SELECT e.seq, (e.payload ->> 'from')::date, (e.payload ->> 'to')::date
      FROM since JOIN platform.event e ON e.type = 'oversight.feed-delivered.v1' AND e.seq > since.seq)
  SELECT min(first)::text AS "from", (max(last) + 1)::text AS "to",
         coalesce(max(seq), (SELECT seq FROM since)) AS "lastEvent" FROM news`;
