import { Injectable } from '@nestjs/common';
import { accountOf, businessDate, type Ctx } from '@anzhi/kernel';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { Rulebooks } from '../rulebooks/rulebooks';
import { VisitsErrors } from '../visits.errors';
import { CaptureGate } from '../visits/capture-gate';
import { auditOf } from '../visits/visit-audit';
import type { VisitEntity } from '../visits/visit.entity';
import { VisitParties } from '../visits/visit-parties';
import { audienceOf, factsOf, VisitStore } from '../visits/visit-store';
import { maySettle, type Rule, type Resolver } from './exception-table.policy';
import type { ExceptionView, SettlementDto } from './exceptions.dto';
import { ExceptionQueries } from './exception.queries';

/** Somebody says why a doubt arose and how it was settled, in two codes and no prose. */
@Injectable()
export class SettleException {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: VisitStore,
    private readonly parties: VisitParties,
    private readonly rulebooks: Rulebooks,
    private readonly queries: ExceptionQueries,
    private readonly capture: CaptureGate,
  ) {}

  /**
   * With the last one that must be fixed, what waited for it is captured.
   * @throws visits.exception-not-found, visits.exception-settled, visits.exception-not-yours, visits.code-unknown
   */
  execute(ctx: Ctx, id: string, input: SettlementDto): Promise<ExceptionView> {
    return this.uow.run(ctx, async (tx) => {
      const found = await this.queries.find(tx, id);
      if (!found) throw VisitsErrors.exceptionNotFound();
      const visit = await this.store.lock(tx, found.visitId);
      // read again under the lock of the visit
      const exception = (await this.queries.find(tx, id))!;
      if (exception.state !== 'OPEN') throw VisitsErrors.exceptionSettled();
      const asWhom = await this.asWhom(tx, visit, exception);
      await this.requireCodes(tx, visit, input);
      await tx.query(
        `INSERT INTO visits.exception_settlement (exception_id, as_whom, account_id, reason_code, resolution_code, at)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [id, asWhom, accountOf(ctx), input.reasonCode, input.resolutionCode, tx.now],
      );
      const codes = { reason: input.reasonCode, resolution: input.resolutionCode };
      const details = { flag: exception.flag, as: asWhom, before: 'OPEN', after: 'SETTLED', ...codes };
      tx.audit(auditOf(visit, 'visits.exception-settled', details));
      tx.publish({
        type: 'visits.exception-settled.v1',
        payload: { ...factsOf(visit), flag: exception.flag },
        audience: { ...audienceOf(visit), seniorId: undefined },
      });
      await this.capture.tryAgain(tx, visit);
      return (await this.queries.find(tx, id))!;
    });
  }

  /** Nobody settles what is about himself; what is the officer's is not settled by the provider. */
  private async asWhom(
    tx: Tx,
    visit: VisitEntity,
    { settledBy }: { settledBy: readonly Resolver[] },
  ): Promise<Resolver> {
    const parties = await this.parties.of(tx, visit);
    if (parties.has('CAREGIVER') || parties.has('FAMILY')) throw VisitsErrors.notIndependent();
    const as: Resolver = parties.has('STAFF') ? 'PROVIDER' : 'OFFICER';
    const rule: Rule = { handling: 'MUST_FIX', by: settledBy };
    if (!maySettle(rule, as)) throw VisitsErrors.exceptionNotYours();
    return as;
  }

  private async requireCodes(tx: Tx, visit: VisitEntity, input: SettlementDto): Promise<void> {
    const where = { regionId: visit.regionId, date: businessDate(visit.startsAt) };
    const { reasons, resolutions } = await this.rulebooks.exceptions(tx, where);
    const { reasonCode, resolutionCode } = input;
    if (!reasons.some(({ code }) => code === reasonCode))
      throw VisitsErrors.codeUnknown({ code: reasonCode }, '/reasonCode');
    if (!resolutions.some(({ code }) => code === resolutionCode))
      throw VisitsErrors.codeUnknown({ code: resolutionCode }, '/resolutionCode');
  }
}
