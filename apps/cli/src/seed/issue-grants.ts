import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { EntitlementFacade, EntitlementModule } from '@anzhi/entitlement';
import { addDays, firstDayOf, ManualClock, periodOfDate, startOfDay, systemCtx } from '@anzhi/kernel';
import { Database, PlatformModule, UnitOfWork, type Config } from '@anzhi/platform';

/** The platform's default: a month is issued a week before it begins, so that it can be booked. */
const ISSUED_DAYS_AHEAD = 7;

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
 * The grants of the city's month and the one before, by the platform's own issuance with its clock set to the day on
 * which each was due. What was begun is finished, what is there stays.
 */
export async function issueGrants(
  config: Config,
  asOf: string,
  city: CityScope,
  onDone: (considered: number, granted: number) => void,
): Promise<void> {
  const clock = new ManualClock(startOfDay(asOf));
  const app = await NestFactory.createApplicationContext(IssuingModule.forRoot(config, clock), {
    logger: false,
    abortOnError: false,
  });
  try {
    const issuer = new Issuer(app.get(EntitlementFacade), app.get(UnitOfWork), app.get(Database));
    const period = periodOfDate(asOf);
    for (const each of [periodOfDate(addDays(firstDayOf(period), -1)), period]) {
      clock.set(startOfDay(addDays(firstDayOf(each), -ISSUED_DAYS_AHEAD)));
      await issuer.issue(each, city, onDone);
    }
  } finally {
    await app.close();
  }
}

class Issuer {
  constructor(
    private readonly entitlement: EntitlementFacade,
    private readonly uow: UnitOfWork,
    private readonly db: Database,
  ) {}

  async issue(
    period: number,
    { cityId, countyIds }: CityScope,
    onDone: (considered: number, granted: number) => void,
  ): Promise<void> {
    const programmes = await this.db.query<{ code: string; runIds: string[] | null }>(PROGRAMMES, [
      cityId,
      firstDayOf(period),
      period,
      countyIds,
    ]);
    for (const { code: programmeCode, runIds } of programmes) {
      const order = { programmeCode, period, countyIds };
      const open =
        runIds ?? (await this.uow.run(systemCtx('seed'), (tx) => this.entitlement.startIssuance(tx, order)));
      for (const runId of open) await this.finish(runId, onDone);
    }
  }

  private async finish(runId: string, onDone: (considered: number, granted: number) => void): Promise<void> {
    for (let finished = false; !finished;) {
      const chunk = await this.uow.run(systemCtx('seed'), (tx) => this.entitlement.continueRun(tx, runId));
      onDone(chunk.considered, chunk.affected);
      finished = chunk.finished;
    }
  }
}

/** Programmes of the city on the first of the month, with the runs of the month there are already. */
const PROGRAMMES = `
  SELECT p.code, (SELECT array_agg(r.id ORDER BY r.id) FROM entitlement.monthly_run r
                   WHERE r.programme_id = p.id AND r.kind = 'ISSUE' AND r.period = $3
                     AND r.county_id = ANY($4::int[])) AS "runIds"
    FROM entitlement.programme p
    JOIN geo.region_closure c ON c.ancestor_id = p.region_id AND c.descendant_id = $1
   WHERE p.valid @> $2::date ORDER BY p.code`;
