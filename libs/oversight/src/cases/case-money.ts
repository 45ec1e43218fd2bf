import { Injectable } from '@nestjs/common';
import { DomainError } from '@anzhi/kernel';
import { EntitlementErrors, EntitlementFacade, type TakenBack } from '@anzhi/entitlement';
import type { Tx } from '@anzhi/platform';
import { VisitsFacade, type VisitView } from '@anzhi/visits';
import { Withholdings } from '../withholding/withholdings';
import { ProvenLater } from '../sampling/claims/proven-later';
import { CaseErrors } from './case.errors';
import type { VisitVerdict } from './case.policy';
import type { CaseFile, CaseVisit } from './case-store';

interface Done {
  readonly kind: 'REVERSED' | 'REJECTED' | 'FREED';
  readonly takenBack?: TakenBack;
}

interface Reversal {
  readonly orderId: string;
  readonly number: number;
  readonly seq: number;
  readonly minutes: number;
}

const ALREADY_REVERSED = EntitlementErrors.orderAlreadyReversed().code;

/**
 * Money follows the state of a case, in the same transaction. While it is open the provider is not paid and the senior
 * has his minutes once more; a dismissal frees the payment, a finding takes back what was found, an appeal that is won
 * pays it again. Of two who come together the lead's visit stands for the order.
 */
@Injectable()
export class CaseMoney {
  constructor(
    private readonly visits: VisitsFacade,
    private readonly entitlement: EntitlementFacade,
    private readonly withholdings: Withholdings,
    private readonly later: ProvenLater,
  ) {}

  /** From now on nothing is paid out for these visits, and nobody is short of minutes because of them. */
  async secure(tx: Tx, file: CaseFile, visits: readonly CaseVisit[], reason: string): Promise<void> {
    for (const { visitId, orderId } of await this.leads(tx, visits)) {
      await this.visits.lock(tx, visitId);
      await this.withholdings.place(tx, { orderId, countyId: file.countyId, cause: causeOf(file), reason });
      await this.entitlement.lend(tx, { orderId, causeId: file.id });
    }
  }

  /** @returns what was taken back of all visits together */
  async carryOut(
    tx: Tx,
    file: CaseFile,
    verdicts: readonly VisitVerdict[],
    reason: string,
  ): Promise<{ publicFen: number; minutes: number }> {
    const byVisit = new Map(verdicts.map((verdict) => [verdict.visitId, verdict]));
    const sum = { publicFen: 0, minutes: 0 };
    for (const { visitId, orderId } of await this.leads(tx, verdicts)) {
      const visit = await this.visits.lock(tx, visitId);
      const done = await this.judge(tx, file, visit, byVisit.get(visitId)!, reason);
      await this.record(tx, file, orderId, done);
      sum.publicFen += done.takenBack?.programmeFen ?? 0;
      sum.minutes += done.takenBack?.minutes ?? 0;
    }
    return sum;
  }

  /** The appeal was right: what was reversed is paid again. @returns public money, in fen */
  async undo(tx: Tx, file: CaseFile, reason: string): Promise<number> {
    const reversals = await tx.query<Reversal>(
      `SELECT order_id AS "orderId", number, seq, minutes FROM oversight.case_money
        WHERE case_id = $1 AND kind = 'REVERSED' ORDER BY order_id`,
      [file.id],
    );
    let publicFen = 0;
    for (const { orderId, number, seq, minutes } of reversals) {
      const why = { code: 'APPEAL_WON', zh: `申诉成立：${reason}`, en: `The appeal was right: ${reason}` };
      const { programmeFen } = await this.entitlement.payAgain(tx, { orderId, number, seq }, why);
      await tx.query(
        `INSERT INTO oversight.case_money (case_id, county_id, order_id, kind, number, seq, minutes, public_fen, family_fen, at)
         VALUES ($1, $2, $3, 'PAID_AGAIN', $4, $5, $6, $7, 0, $8)`,
        [file.id, file.countyId, orderId, number, seq, minutes, programmeFen, tx.now],
      );
      publicFen += programmeFen;
    }
    return publicFen;
  }

  private async judge(
    tx: Tx,
    file: CaseFile,
    visit: VisitView,
    { verdict, minutes }: VisitVerdict,
    reason: string,
  ): Promise<Done> {
    const { orderId } = visit;
    if (verdict === 'SOUND') return this.free(tx, file, visit, reason);
    if (visit.state === 'CONFIRMED' && verdict === 'FAKE') {
      await this.visits.rejectAfterReview(tx, visit.id, reason);
      await this.endWithholding(tx, file, orderId, reason);
      return { kind: 'REJECTED' };
    }
    if (visit.state !== 'VERIFIED') throw CaseErrors.caseVisitUnsettled({ state: visit.stateZh });
    const takenBack = await this.reverse(tx, orderId, reason, minutes ?? undefined);
    if (takenBack) await this.later.takenBack(tx, { visitId: visit.id, fen: takenBack.programmeFen });
    await this.endWithholding(tx, file, orderId, reason);
    return takenBack ? { kind: 'REVERSED', takenBack } : { kind: 'FREED' };
  }

  /** Released with the dismissal itself, not a day later. */
  private async free(tx: Tx, file: CaseFile, visit: VisitView, reason: string): Promise<Done> {
    const { orderId } = visit;
    await this.endWithholding(tx, file, orderId, reason);
    await this.entitlement.takeBackLoan(tx, { orderId, reason });
    if (visit.state === 'CONFIRMED') await this.visits.verifyAfterReview(tx, visit.id);
    return { kind: 'FREED' };
  }

  /** @returns undefined when another judgement has taken all of it back already */
  private async reverse(
    tx: Tx,
    orderId: string,
    reason: string,
    minutes?: number,
  ): Promise<TakenBack | undefined> {
    try {
      return await this.entitlement.reverse(tx, { orderId, reason, minutes });
    } catch (error) {
      if (error instanceof DomainError && error.code === ALREADY_REVERSED) return undefined;
      throw error;
    }
  }

  private endWithholding(tx: Tx, file: CaseFile, orderId: string, reason: string): Promise<void> {
    return this.withholdings.end(tx, { orderId, cause: causeOf(file), reason });
  }

  private async record(tx: Tx, file: CaseFile, orderId: string, { kind, takenBack }: Done): Promise<void> {
    await tx.query(
      `INSERT INTO oversight.case_money (case_id, county_id, order_id, kind, number, seq, minutes, public_fen, family_fen, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        ...[file.id, file.countyId, orderId, kind, takenBack?.number ?? null, takenBack?.seq ?? null],
        ...[takenBack?.minutes ?? 0, takenBack?.programmeFen ?? 0, takenBack?.familyFen ?? 0, tx.now],
      ],
    );
  }

  /** In the order of their orders, so that two cases never wait for each other in a circle. */
  private leads(tx: Tx, visits: readonly { readonly visitId: string }[]): Promise<CaseVisit[]> {
    return tx.query(
      `SELECT id AS "visitId", order_id AS "orderId" FROM oversight.visit_of_case
        WHERE id = ANY($1) AND seat = 1 ORDER BY order_id`,
      [visits.map(({ visitId }) => visitId)],
    );
  }
}

const causeOf = ({ id }: CaseFile) => ({ kind: 'CASE' as const, id });
