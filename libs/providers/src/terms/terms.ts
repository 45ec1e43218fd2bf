import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addDays, startOfDay } from '@anzhi/kernel';
import { JobQueue, Settings, type Queryable, type Tx } from '@anzhi/platform';
import { announceCredential } from '../caregivers/credential-writer';
import { announceLicence } from '../licences/licence-writer';
import { ProvidersSettings } from '../providers.settings';
import { termDays } from './term-days';

/** One job for each day on which a term ends or is about to; its key is the day. */
const TERM_DAY = 'providers.term-day';

interface Ending {
  readonly kind: 'licence' | 'credential';
  readonly type: string;
  readonly providerId: string;
  readonly regionId: number;
  readonly caregiverId: string | null;
}

/**
 * Tells of licences and credentials whose term ends. Matching does not wait for it: it asks the term itself.
 * Terms are whole days, so all that end on one day do so at the same midnight and share one job.
 */
@Injectable()
export class Terms implements OnModuleInit {
  constructor(
    private readonly jobs: JobQueue,
    private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    this.jobs.register(TERM_DAY, (tx, job) => this.announce(tx, job.key));
  }

  /** @param lastDay last day of an approved paper; null for one that holds until withdrawn */
  async schedule(tx: Tx, lastDay: string | null): Promise<void> {
    if (!lastDay) return;
    for (const day of termDays(lastDay, await this.warningDays(tx), tx.now))
      tx.schedule({ kind: TERM_DAY, key: day, dueAt: startOfDay(day) });
  }

  /** For everything on file, after rows came in by another way than the use cases. */
  async scheduleAll(tx: Tx): Promise<void> {
    const rows = await tx.query<{ lastDay: string }>(
      `SELECT DISTINCT (upper(valid) - 1)::text AS "lastDay" FROM (
         SELECT valid, state FROM providers.licence UNION ALL SELECT valid, state FROM providers.credential) papers
        WHERE state = 'APPROVED' AND NOT upper_inf(valid)`,
    );
    const warningDays = await this.warningDays(tx);
    const days = new Set(rows.flatMap(({ lastDay }) => termDays(lastDay, warningDays, tx.now)));
    for (const day of days) tx.schedule({ kind: TERM_DAY, key: day, dueAt: startOfDay(day) });
  }

  /** Expired papers are announced as EXPIRED, those that end a warning's days later as EXPIRING. */
  private async announce(tx: Tx, day: string): Promise<void> {
    for (const ending of await endingOn(tx, day)) tell(tx, ending, 'EXPIRED');
    for (const days of await this.warningDays(tx))
      for (const ending of await endingOn(tx, addDays(day, days))) tell(tx, ending, 'EXPIRING');
  }

  private async warningDays(db: Queryable): Promise<number[]> {
    const { firstWarningDays, secondWarningDays, lastWarningDays } = ProvidersSettings;
    return Object.values(
      await this.settings.all(db, { firstWarningDays, secondWarningDays, lastWarningDays }),
    );
  }
}

/** Approved papers that no longer hold from this day on; caregivers who left need no warning. */
const endingOn = (tx: Tx, day: string): Promise<Ending[]> =>
  tx.query<Ending>(
    `SELECT 'licence' AS kind, l.type, p.id AS "providerId", p.region_id AS "regionId", NULL AS "caregiverId"
       FROM providers.licence l JOIN providers.provider p ON p.id = l.provider_id
      WHERE l.state = 'APPROVED' AND upper(l.valid) = $1::date
      UNION ALL
     SELECT 'credential', k.type, p.id, p.region_id, c.id::text
       FROM providers.credential k
       JOIN providers.caregiver c ON c.id = k.caregiver_id
       JOIN providers.provider p ON p.id = c.provider_id
      WHERE k.state = 'APPROVED' AND upper(k.valid) = $1::date AND c.active`,
    [day],
  );

function tell(tx: Tx, { kind, type, providerId, regionId, caregiverId }: Ending, state: string): void {
  const provider = { id: providerId, regionId };
  if (kind === 'licence') announceLicence(tx, provider, type, state);
  else announceCredential(tx, { id: caregiverId!, providerId, regionId }, type, state);
}
