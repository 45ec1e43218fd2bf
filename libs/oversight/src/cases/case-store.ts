import { Injectable } from '@nestjs/common';
import { withinRegions } from '@anzhi/geo';
import { FileStore, type Queryable, type Tx } from '@anzhi/platform';
import { CaseErrors } from './case.errors';
import { CaseClock } from './case-clock';
import type { CaseCauseKind, CaseOutcome, VisitVerdict } from './case.policy';
import { isShownToProvider } from './case.policy';
import { CASE_STATE_WORDS, caseMachine, LEVEL_OF, type CaseEvent, type CaseState } from './case.state';

/** The row of a case. */
export interface CaseFile {
  readonly id: string;
  readonly countyId: number;
  readonly regionId: number;
  readonly providerId: string;
  readonly state: CaseState;
  readonly heard: boolean;
  readonly outcome: CaseOutcome | null;
  readonly openedAt: Date;
}

/** What was seen, as it is read in the list; in English where it is not a person's own words. */
interface Told {
  readonly summary: string;
  readonly summaryEn?: string;
}

/** Why there is a case. */
export interface CaseCause extends Told {
  readonly kind: CaseCauseKind;
  readonly id: string;
}

export interface CaseVisit {
  readonly visitId: string;
  readonly orderId: string;
}

/** A paper given with a step; `fileId` of an upload of the caller. */
export interface CasePaper {
  readonly fileId: string;
  readonly title: string;
}

export interface CaseStep {
  readonly reason: string;
  /** Of a finding and of its approval. */
  readonly outcome?: CaseOutcome;
  readonly papers?: readonly CasePaper[];
}

export const CASE_COLUMNS = `c.id, c.county_id AS "countyId", c.region_id AS "regionId", c.provider_id AS "providerId",
  c.state, c.heard, c.outcome, c.opened_at AS "openedAt"`;

/** Row gate on `c`: the officer's divisions ($1); for providers ($2) their own, once they were asked about them. */
export const CASE_VISIBLE = `(${withinRegions('c.region_id', '$1')}
  OR c.provider_id = ANY($2::uuid[]) AND c.state NOT IN ('FLAGGED', 'TRIAGED')
     AND EXISTS (SELECT FROM oversight.case_step a WHERE a.case_id = c.id AND a.to_state = 'EVIDENCE_ASKED'))`;

/** The rows of cases: each step is a row, and the case follows it in the database. */
@Injectable()
export class CaseStore {
  constructor(
    private readonly clock: CaseClock,
    private readonly files: FileStore,
  ) {}

  /** The case under its lock. @throws oversight.case-not-found also when the caller may not see it */
  async lock(tx: Tx, id: string): Promise<CaseFile> {
    const { regionIds, organisationIds, everywhere } = tx.ctx.scope;
    const found = await tx.one<CaseFile>(
      `SELECT ${CASE_COLUMNS} FROM oversight.case_file c WHERE ($4 OR ${CASE_VISIBLE}) AND c.id = $3 FOR UPDATE OF c`,
      [regionIds, organisationIds, id, everywhere],
    );
    if (!found) throw CaseErrors.caseNotFound();
    return found;
  }

  /** The case for the clock, or undefined when it is gone on already. */
  async lockFor(tx: Tx, id: string, state: string): Promise<CaseFile | undefined> {
    return tx.one<CaseFile>(
      `SELECT ${CASE_COLUMNS} FROM oversight.case_file c WHERE c.id = $1 AND c.state = $2 FOR UPDATE`,
      [id, state],
    );
  }

  visits(db: Queryable, caseId: string): Promise<CaseVisit[]> {
    return db.query(
      `SELECT visit_id AS "visitId", order_id AS "orderId" FROM oversight.case_visit WHERE case_id = $1 ORDER BY visit_id`,
      [caseId],
    );
  }

  async insert(
    tx: Tx,
    input: Pick<CaseFile, 'id' | 'countyId' | 'regionId' | 'providerId'> & Told,
  ): Promise<CaseFile> {
    const { id, countyId, regionId, providerId, summary, summaryEn } = input;
    await tx.query(
      `INSERT INTO oversight.case_file
         (id, county_id, region_id, provider_id, summary, summary_en, due_at, opened_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $7)`,
      [id, countyId, regionId, providerId, summary, summaryEn ?? null, tx.now],
    );
    const opened: CaseFile = {
      ...{ id, countyId, regionId, providerId, heard: false, outcome: null },
      ...{ state: 'FLAGGED', openedAt: tx.now },
    };
    await this.record(tx, opened, 'flag', { reason: summary });
    return opened;
  }

  async addVisits(tx: Tx, caseId: string, visits: readonly CaseVisit[]): Promise<void> {
    await tx.query(
      `INSERT INTO oversight.case_visit (case_id, visit_id, order_id)
       SELECT $1, v, o FROM unnest($2::uuid[], $3::uuid[]) AS n(v, o) ON CONFLICT DO NOTHING`,
      [caseId, visits.map(({ visitId }) => visitId), visits.map(({ orderId }) => orderId)],
    );
  }

  async addCause(tx: Tx, caseId: string, { kind, id, summary, summaryEn }: CaseCause): Promise<void> {
    await tx.query(
      `INSERT INTO oversight.case_cause (kind, cause_id, case_id, summary, summary_en, at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [kind, id, caseId, summary, summaryEn ?? null, tx.now],
    );
  }

  /**
   * One step on, of a case read under its lock: a row of the record, the clock of the next state, audit line and news.
   * @returns the case as it is now, and the number of the step
   * @throws oversight.case-step-not-possible, oversight.case-another-person
   */
  async move(
    tx: Tx,
    file: CaseFile,
    event: CaseEvent,
    step: CaseStep,
  ): Promise<{ file: CaseFile; number: number }> {
    const state = caseMachine.next(file.state, event);
    if (!state) throw CaseErrors.caseStepNotPossible({ state: CASE_STATE_WORDS[file.state].zh });
    const level = LEVEL_OF[event];
    const elsewhere = level && (await this.hasAnotherPart(tx, file.id, level));
    if (elsewhere) throw CaseErrors.caseAnotherPerson();
    const number = await this.record(tx, file, event, step);
    const outcome = step.outcome && level === 'APPROVE' ? step.outcome : file.outcome;
    return { file: { ...file, state, outcome, heard: file.heard || state === 'ANSWERED' }, number };
  }

  async addFindings(
    tx: Tx,
    caseId: string,
    number: number,
    verdicts: readonly VisitVerdict[],
  ): Promise<void> {
    await tx.query(
      `INSERT INTO oversight.case_finding (case_id, number, visit_id, verdict, minutes)
       SELECT $1, $2, v, f, m FROM unnest($3::uuid[], $4::text[], $5::bigint[]) AS n(v, f, m)`,
      [
        ...[caseId, number, verdicts.map(({ visitId }) => visitId)],
        ...[verdicts.map(({ verdict }) => verdict), verdicts.map(({ minutes }) => minutes)],
      ],
    );
  }

  /** What the latest finding says of each visit. */
  verdicts(db: Queryable, caseId: string): Promise<VisitVerdict[]> {
    return db.query(
      `SELECT visit_id AS "visitId", verdict, minutes FROM oversight.case_finding
        WHERE case_id = $1 AND number = (SELECT max(number) FROM oversight.case_finding WHERE case_id = $1)
        ORDER BY visit_id`,
      [caseId],
    );
  }

  private async hasAnotherPart(tx: Tx, caseId: string, level: string): Promise<boolean> {
    const found = await tx.one(
      'SELECT FROM oversight.case_step WHERE case_id = $1 AND actor_id = $2 AND level <> $3 LIMIT 1',
      [caseId, tx.ctx.actor.accountId, level],
    );
    return found !== undefined;
  }

  private async record(tx: Tx, file: CaseFile, event: CaseEvent | 'flag', step: CaseStep): Promise<number> {
    const isFlag = event === 'flag';
    const to = isFlag ? 'FLAGGED' : caseMachine.next(file.state, event)!;
    const level = isFlag ? undefined : LEVEL_OF[event];
    const dueAt = await this.clock.start(tx, file.id, to);
    const row = await tx.one<{ number: number }>(
      `INSERT INTO oversight.case_step (case_id, number, event, from_state, to_state, level, actor_id, actor_role,
         reason, outcome, due_at, at)
       SELECT $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11
         FROM oversight.case_step WHERE case_id = $1 RETURNING number`,
      [
        ...[file.id, event, isFlag ? null : file.state, to, level ?? null],
        ...[tx.ctx.actor.accountId, roleOf(tx), step.reason, step.outcome ?? null, dueAt, tx.now],
      ],
    );
    const { number } = row!;
    await this.attach(tx, file.id, number, step.papers ?? []);
    this.tell(tx, file, event, to, step.outcome ?? null);
    return number;
  }

  private async attach(tx: Tx, caseId: string, number: number, papers: readonly CasePaper[]): Promise<void> {
    for (const { fileId, title } of papers) {
      await this.files.attach(tx, fileId, { kind: 'oversight.case', id: caseId });
      await tx.query(
        'INSERT INTO oversight.case_attachment (case_id, number, file_id, title) VALUES ($1, $2, $3, $4)',
        [caseId, number, fileId, title],
      );
    }
  }

  private tell(
    tx: Tx,
    file: CaseFile,
    event: CaseEvent | 'flag',
    state: CaseState,
    outcome: CaseOutcome | null,
  ): void {
    const { id: caseId, providerId, regionId } = file;
    tx.audit({
      action: `oversight.case-${event}`,
      subject: 'case',
      subjectId: caseId,
      regionId,
      organisationId: providerId,
      details: { state, ...(outcome && { outcome }) },
    });
    tx.publish({
      type: 'oversight.case-moved.v1',
      payload: { caseId, event, state, outcome },
      audience: { regionId, ...(isShownToProvider(state) && { providerId }) },
    });
  }
}

/** In which of his roles the caller acts: for the record, not for any decision. */
const roleOf = ({ ctx }: Tx): string => ctx.actor.grants[0]?.role ?? 'SYSTEM';
