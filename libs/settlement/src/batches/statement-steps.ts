import { Injectable } from '@nestjs/common';
import { ROLES } from '@anzhi/contracts';
import { GeoFacade } from '@anzhi/geo';
import type { Queryable } from '@anzhi/platform';
import { STATEMENT_STEPS, type StatementStep } from '../documents/statement-content';
import type { Batch } from './batch';
import { Signers } from './signers';
import { StepStore, type Step } from './step-store';

/** In whose name a step of a statement is signed. */
@Injectable()
export class StatementSteps {
  constructor(
    private readonly steps: StepStore,
    private readonly signers: Signers,
    private readonly geo: GeoFacade,
  ) {}

  /** One for each state that was reached; of several townships the last one's. */
  async of(db: Queryable, batch: Batch): Promise<StatementStep[]> {
    const taken = await this.steps.of(db, batch);
    const last = STATEMENT_STEPS.flatMap((kind) => taken.filter(({ toState }) => toState === kind).slice(-1));
    const accounts = last.flatMap(({ accountId }) => accountId ?? []);
    const names = await this.signers.names(db, accounts);
    const signed: StatementStep[] = [];
    for (const step of last)
      signed.push({
        kind: step.toState as StatementStep['kind'],
        at: step.at.toISOString(),
        by: step.accountId
          ? { name: names.get(step.accountId) ?? '', office: await this.officeOf(step) }
          : null,
      });
    return signed;
  }

  private async officeOf({ event, regionId }: Step): Promise<string> {
    if (event === 'verify')
      return (regionId !== null && (await this.geo.region(regionId))?.name) || ROLES.TOWN_VERIFIER.zh;
    if (event === 'confirm') return ROLES.PROVIDER_FINANCE.zh;
    return event === 'approve' ? ROLES.COUNTY_APPROVER.zh : ROLES.COUNTY_FINANCE.zh;
  }
}
