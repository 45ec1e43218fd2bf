import { Injectable } from '@nestjs/common';
import { withinRegions } from '@anzhi/geo';
import { IdentityFacade } from '@anzhi/identity';
import { accountOf, maskName, type Ctx } from '@anzhi/kernel';
import { PeopleFacade } from '@anzhi/people';
import { cursorKey, Database, pageOf, type Page, type PageQuery } from '@anzhi/platform';
import { AssessmentErrors } from '../assessment.errors';
import { CaseGate } from './case.gate';
import { STATE_WORDS } from './case.state';
import type { CaseAssessorDto, CaseDetailDto, CaseDto, CasesQuery, CaseStepDto } from './cases.dto';

type CaseRow = Omit<CaseDto, 'seniorName' | 'stateName'>;

const COLUMNS = `a.id, a.senior_id AS "seniorId", a.region_id AS "regionId", a.reason, a.state,
  a.requested_at AS "requestedAt", a.scheduled_for AS "scheduledFor", a.place, a.disputed_id AS "disputedId",
  a.published_on AS "publishedOn"`;

@Injectable()
export class CaseQueries {
  constructor(
    private readonly db: Database,
    private readonly people: PeopleFacade,
    private readonly identity: IdentityFacade,
    private readonly gate: CaseGate,
  ) {}

  /** Of the divisions in the caller's charge, newest first. */
  inCharge(ctx: Ctx, query: CasesQuery): Promise<Page<CaseDto>> {
    return this.page(ctx, query, withinRegions('a.region_id', '$1'), ctx.scope.regionIds, query.state);
  }

  /** Those the caller assesses or has assessed, newest first. */
  ofAssessor(ctx: Ctx, query: CasesQuery): Promise<Page<CaseDto>> {
    const isMine = '$1::uuid IN (a.lead_account_id, a.second_account_id)';
    return this.page(ctx, query, isMine, accountOf(ctx), query.state);
  }

  /** Newest first. @throws assessment.senior-not-found */
  async ofSenior(ctx: Ctx, seniorId: string, query: PageQuery): Promise<Page<CaseDto>> {
    if (!(await this.people.mayActFor(this.db, ctx, seniorId, 'VIEW')))
      throw AssessmentErrors.seniorNotFound();
    return this.page(ctx, query, 'a.senior_id = $1', seniorId);
  }

  /** @throws assessment.assessment-not-found */
  async detail(ctx: Ctx, id: string): Promise<CaseDetailDto> {
    await this.gate.enter(this.db, ctx, id);
    const row = (await this.db.one<CaseRow & { formVersion: number | null }>(
      `SELECT ${COLUMNS}, f.version AS "formVersion"
         FROM assessment.ability_assessment a LEFT JOIN assessment.form f ON f.assessment_id = a.id
        WHERE a.id = $1`,
      [id],
    ))!;
    return {
      ...(await this.shown(ctx, row)),
      assessors: await this.assessorsOf(id),
      steps: await this.stepsOf(id),
    };
  }

  private async page(
    ctx: Ctx,
    query: PageQuery,
    isVisible: string,
    parameter: unknown,
    state?: string,
  ): Promise<Page<CaseDto>> {
    const [before] = cursorKey(query, ['uuid']) ?? [null];
    const rows = await this.db.query<CaseRow>(
      `SELECT ${COLUMNS} FROM assessment.ability_assessment a
        WHERE ${isVisible} AND ($2::uuid IS NULL OR a.id < $2) AND ($3::text IS NULL OR a.state = $3)
        ORDER BY a.id DESC LIMIT $4`,
      [parameter, before, state, query.limit + 1],
    );
    const { items, nextCursor } = pageOf(rows, query.limit, ({ id }) => [id]);
    return { items: await Promise.all(items.map((row) => this.shown(ctx, row))), nextCursor };
  }

  private async shown<Row extends CaseRow>(
    { locale }: Ctx,
    row: Row,
  ): Promise<Row & Pick<CaseDto, 'seniorName' | 'stateName'>> {
    const senior = await this.people.senior(this.db, row.seniorId);
    return {
      ...row,
      seniorName: maskName(senior?.name ?? ''),
      stateName: STATE_WORDS[row.state][locale === 'en' ? 'en' : 'zh'],
    };
  }

  private async assessorsOf(id: string): Promise<CaseAssessorDto[]> {
    const rows = await this.db.query<Omit<CaseAssessorDto, 'name'> & { accountId: string }>(
      `SELECT s.account_id AS "accountId", s.agency, s.qualification_number AS "qualificationNumber", s.medical,
              CASE s.id WHEN a.lead_assessor_id THEN f.lead_signed_at ELSE f.second_signed_at END AS "signedAt"
         FROM assessment.ability_assessment a
         JOIN assessment.assessor s ON s.id IN (a.lead_assessor_id, a.second_assessor_id)
         LEFT JOIN assessment.form f ON f.assessment_id = a.id
        WHERE a.id = $1 ORDER BY s.id = a.second_assessor_id`,
      [id],
    );
    const named = rows.map(async ({ accountId, ...assessor }) => ({
      ...assessor,
      name: (await this.identity.contact(this.db, accountId)).name,
    }));
    return Promise.all(named);
  }

  private async stepsOf(id: string): Promise<CaseStepDto[]> {
    const rows = await this.db.query<Omit<CaseStepDto, 'by'> & { accountId: string | null }>(
      `SELECT from_state AS "fromState", to_state AS "toState", account_id AS "accountId", at
         FROM assessment.state_change WHERE assessment_id = $1 ORDER BY id`,
      [id],
    );
    const steps = rows.map(async ({ accountId, ...step }) => ({
      ...step,
      by: accountId && (await this.identity.contact(this.db, accountId)).name,
    }));
    return Promise.all(steps);
  }
}
