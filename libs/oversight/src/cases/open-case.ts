import { Injectable } from '@nestjs/common';
import { newId } from '@anzhi/kernel';
import type { Tx } from '@anzhi/platform';
import { CaseMoney } from './case-money';
import { isTakenUpAtOnce, mayGrow, type CaseCauseKind } from './case.policy';
import { CASE_COLUMNS, CaseStore, type CaseCause, type CaseFile, type CaseVisit } from './case-store';

/** Something speaks against visits of a provider. */
export interface Suspicion {
  readonly cause: { readonly kind: CaseCauseKind; readonly id: string };
  readonly providerId: string;
  readonly countyId: number;
  /** Township. */
  readonly regionId: number;
  /** None: it is about the provider, not about a visit. */
  readonly visitIds: readonly string[];
  /** In a plain sentence: what was seen. Without personal data. */
  readonly summary: string;
  /** The same in English; none for what a person wrote. */
  readonly summaryEn?: string;
}

/**
 * Opens a case, in the transaction of whoever found something. The same cause opens nothing twice; where one of the
 * visits is in an open case already the cause joins that one, and so do the other visits while nobody has been asked
 * about it. What speaks by itself is taken up at once: payment is withheld, the senior's minutes are back.
 */
@Injectable()
export class OpenCase {
  constructor(
    private readonly store: CaseStore,
    private readonly money: CaseMoney,
  ) {}

  /** @returns the case with the cause: opened, joined, or there already */
  async apply(tx: Tx, suspicion: Suspicion): Promise<{ caseId: string }> {
    const { visitIds } = suspicion;
    const cause = causeOf(suspicion);
    await this.lock(tx, suspicion);
    const known = await this.ofCause(tx, suspicion);
    if (known) return { caseId: known };
    const visits = await this.visits(tx, visitIds);
    const joined = await this.openAbout(tx, visitIds);
    const free = visits.filter(({ visitId }) => !joined.some(({ ids }) => ids.includes(visitId)));
    for (const { file } of joined) await this.store.addCause(tx, file.id, cause);
    const growing = joined.find(({ file }) => mayGrow(file.state))?.file;
    if (growing) await this.add(tx, growing, free);
    else if (free.length || !joined.length) return { caseId: await this.open(tx, suspicion, free) };
    return { caseId: (growing ?? joined[0].file).id };
  }

  private async open(tx: Tx, suspicion: Suspicion, visits: readonly CaseVisit[]): Promise<string> {
    const { countyId, regionId, providerId, summary, summaryEn } = suspicion;
    const cause = causeOf(suspicion);
    const id = newId(tx.now);
    const file = await this.store.insert(tx, { id, countyId, regionId, providerId, summary, summaryEn });
    await this.store.addCause(tx, id, cause);
    await this.store.addVisits(tx, id, visits);
    if (!isTakenUpAtOnce(cause.kind)) return id;
    await this.store.move(tx, file, 'takeUp', { reason: summary });
    await this.money.secure(tx, file, visits, summary);
    return id;
  }

  private async add(tx: Tx, file: CaseFile, visits: readonly CaseVisit[]): Promise<void> {
    await this.store.addVisits(tx, file.id, visits);
    if (file.state !== 'FLAGGED') await this.money.secure(tx, file, visits, 'joined');
  }

  /** Two suspicions about one visit, or the same one twice, come one after the other. */
  private async lock(tx: Tx, { cause, visitIds }: Suspicion): Promise<void> {
    const names = [`${cause.kind}:${cause.id}`, ...visitIds].sort();
    await tx.query(
      `SELECT pg_advisory_xact_lock(hashtextextended('oversight.case:' || name, 0))
         FROM (SELECT unnest($1::text[]) AS name ORDER BY 1) AS n`,
      [names],
    );
  }

  private async ofCause(tx: Tx, { cause }: Suspicion): Promise<string | undefined> {
    const row = await tx.one<{ id: string }>(
      `SELECT case_id AS id FROM oversight.case_cause WHERE kind = $1 AND cause_id = $2 ORDER BY case_id DESC LIMIT 1`,
      [cause.kind, cause.id],
    );
    return row?.id;
  }

  private visits(tx: Tx, visitIds: readonly string[]): Promise<CaseVisit[]> {
    return tx.query(
      `SELECT id AS "visitId", order_id AS "orderId" FROM oversight.visit_of_case WHERE id = ANY($1) ORDER BY id`,
      [visitIds],
    );
  }

  /** Under their locks. */
  private async openAbout(
    tx: Tx,
    visitIds: readonly string[],
  ): Promise<{ file: CaseFile; ids: readonly string[] }[]> {
    const rows = await tx.query<CaseFile & { ids: string[] }>(
      `SELECT ${CASE_COLUMNS},
              ARRAY(SELECT v.visit_id::text FROM oversight.case_visit v WHERE v.case_id = c.id) AS ids
         FROM oversight.case_file c
        WHERE c.id IN (SELECT case_id FROM oversight.case_visit WHERE visit_id = ANY($1) AND open)
        ORDER BY c.id FOR UPDATE`,
      [visitIds],
    );
    return rows.map(({ ids, ...file }) => ({ file, ids }));
  }
}

const causeOf = ({ cause, summary, summaryEn }: Suspicion): CaseCause => ({ ...cause, summary, summaryEn });
