import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { EntitlementFacade, EntitlementModule } from '@anzhi/entitlement';
import {
  addDays,
  firstDayOf,
  ManualClock,
  nextPeriod,
  periodOfDate,
  startOfDay,
  systemCtx,
  type Ctx,
} from '@anzhi/kernel';
import { Database, PlatformModule, UnitOfWork, type Config } from '@anzhi/platform';

/** The platform's default: a month is issued a week before it begins, so that it can be booked. */
const ISSUED_DAYS_AHEAD = 7;
/** Counties issued at the same time: each has its own run and its own accounts. */
const LANES = 3;

export interface CityScope {
  readonly cityId: number;
  readonly countyIds: readonly number[];
}

/** As much of the platform as issues grants. */
@Module({})
class IssuingModule {
  static forRoot(config: Config, clock: ManualClock): DynamicModule {
    return { module: IssuingModule, imports: [PlatformModule.forRoot(config, clock), EntitlementModule] };
  }
}

/**
 * The grants of the city's month, of the one before, and of the coming one where it is due: planned as the schedule
 * plans them, approved by each county's approver, with the platform's clock set to the day on which each was due.
 * What was begun is finished, what is there stays.
 */
export async function issueGrants(
  config: Config,
  asOf: string,
  { countyIds }: CityScope,
  onDone: (considered: number, granted: number) => void,
  periods: readonly number[] = duePeriods(asOf),
): Promise<void> {
  const clock = new ManualClock(startOfDay(asOf));
  const app = await NestFactory.createApplicationContext(IssuingModule.forRoot(config, clock), {
    logger: false,
    abortOnError: false,
  });
  try {
    const issuer = new Issuer(app.get(EntitlementFacade), app.get(UnitOfWork), app.get(Database), onDone);
    for (const period of periods) {
      clock.set(startOfDay(addDays(firstDayOf(period), -ISSUED_DAYS_AHEAD)));
      await issuer.issueAll(countyIds, period);
    }
  } finally {
    await app.close();
  }
}

/** The last month, this one, and the coming one once it can be booked. */
function duePeriods(asOf: string): number[] {
  const current = periodOfDate(asOf);
  const coming = nextPeriod(current);
  const isDue = asOf >= addDays(firstDayOf(coming), -ISSUED_DAYS_AHEAD);
  return [periodOfDate(addDays(firstDayOf(current), -1)), current, ...(isDue ? [coming] : [])];
}

class Issuer {
  constructor(
    private readonly entitlement: EntitlementFacade,
    private readonly uow: UnitOfWork,
    private readonly db: Database,
    private readonly onDone: (considered: number, granted: number) => void,
  ) {}

  async issueAll(countyIds: readonly number[], period: number): Promise<void> {
    const left = [...countyIds];
    const lane = async (): Promise<void> => {
      for (let next = left.shift(); next !== undefined; next = left.shift()) await this.issue(next, period);
    };
    await Promise.all(Array.from({ length: LANES }, lane));
  }

  private async issue(countyId: number, period: number): Promise<void> {
    const run =
      (await this.runOf(countyId, period)) ??
      (await this.uow.run(systemCtx('seed'), (tx) =>
        this.entitlement.planIssuance(tx, { countyId, period }),
      ));
    await this.continue(run);
    const approver = await this.approverOf(countyId);
    if (await this.waits(run))
      await this.uow.run(approver, (tx) => this.entitlement.approveIssuance(tx, run));
    await this.continue(run);
  }

  private async continue(runId: string): Promise<void> {
    for (let more = true; more;) {
      const step = await this.uow.run(systemCtx('seed'), (tx) =>
        this.entitlement.continueIssuance(tx, runId),
      );
      // Trying and granting look at everybody once each: only the granting counts as progress.
      if (step.state === 'RUNNING') this.onDone(step.considered, step.granted);
      more = step.more;
    }
  }

  private async runOf(countyId: number, period: number): Promise<string | undefined> {
    const run = await this.db.one<{ id: string }>(
      `SELECT id FROM entitlement.issuance_run
        WHERE county_id = $1 AND period = $2 AND kind = 'MONTHLY' AND state <> 'CANCELLED'`,
      [countyId, period],
    );
    return run?.id;
  }

  private async waits(runId: string): Promise<boolean> {
    const run = await this.db.one(
      `SELECT FROM entitlement.issuance_run WHERE id = $1 AND state = 'AWAITING_APPROVAL'`,
      [runId],
    );
    return run !== undefined;
  }

  /** The county's officer whose office it is. */
  private async approverOf(countyId: number): Promise<Ctx> {
    const officer = await this.db.one<{ accountId: string }>(
      `SELECT account_id AS "accountId" FROM identity.role_grant
        WHERE role = 'COUNTY_APPROVER' AND region_id = $1 ORDER BY id LIMIT 1`,
      [countyId],
    );
    if (!officer) throw new Error(`county ${countyId} has nobody who approves`);
    const ctx = systemCtx('seed');
    return { ...ctx, actor: { ...ctx.actor, accountId: officer.accountId } };
  }
}
