import { Injectable } from '@nestjs/common';
import { withinRegions } from '@anzhi/geo';
import { businessDate, Clock, maskName, type Ctx } from '@anzhi/kernel';
import { PeopleFacade } from '@anzhi/people';
import { cursorKey, Database, FileStore, pageOf, type OpenFile, type Page } from '@anzhi/platform';
import { EntitlementErrors } from '../entitlement.errors';
import { APPLICATION_COLUMNS, WAITING, type Application } from './application';
import { ApplicationAccess, VISIBLE } from './application-access';
import type {
  ApplicationDetailDto,
  BenefitApplicationDto,
  ApplicationEvidenceDto,
  ApplicationQuery,
  ApplicationStepDto,
  ObjectionDto,
} from './application.dto';
import { STATE_WORDS, stepInWords, type StepFacts } from './application.words';

type Row = Application & {
  programmeCode: string;
  programmeZh: string;
  programmeEn: string;
  overdue: boolean;
  openObjections: number;
  urgency: number;
};
type StepRow = StepFacts & Omit<ApplicationStepDto, 'zh' | 'en' | 'nextZh' | 'nextEn'>;

/** $1 and $2 are the row gate, $3 today, $4 the states that wait for somebody. */
const LINE = `
  SELECT ${APPLICATION_COLUMNS}, p.code AS "programmeCode", p.zh AS "programmeZh", p.en AS "programmeEn",
         u.urgency = 0 AS overdue, u.urgency, o.open AS "openObjections"
    FROM entitlement.application a
    JOIN entitlement.programme p ON p.id = a.programme_id
    CROSS JOIN LATERAL (SELECT CASE WHEN a.due_on < $3::date THEN 0 WHEN a.state = ANY($4) THEN 1 ELSE 2 END)
               AS u(urgency)
    CROSS JOIN LATERAL (SELECT count(*) AS open FROM entitlement.objection o
                         WHERE o.application_id = a.id AND NOT EXISTS
                               (SELECT FROM entitlement.objection_decision d WHERE d.objection_id = o.id)) o
   WHERE ${VISIBLE}`;
const DUE = `coalesce(a.due_on, '9999-12-31')`;

/** Applications for those who made them and for those who decide on them. */
@Injectable()
export class ApplicationQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly access: ApplicationAccess,
    private readonly people: PeopleFacade,
    private readonly files: FileStore,
  ) {}

  /** What is overdue first, then what is due soonest. */
  async list(ctx: Ctx, query: ApplicationQuery): Promise<Page<BenefitApplicationDto>> {
    const [urgency, dueOn, id] = cursorKey(query, ['integer', 'date', 'uuid']) ?? [null, null, null];
    const rows = await this.db.query<Row>(
      `${LINE} AND ($5::text IS NULL OR a.state = $5) AND ($6::uuid IS NULL OR a.senior_id = $6)
           AND ($7::text IS NULL OR p.code = $7)
           AND ($8::int IS NULL OR ${withinRegions('a.region_id', 'ARRAY[$8::int]')})
           AND ($9::boolean IS NULL OR (u.urgency = 0) = $9)
           AND ($10::boolean IS NULL OR (o.open > 0) = $10)
           AND ($11::int IS NULL OR (u.urgency, ${DUE}, a.id) > ($11, $12::date, $13::uuid))
         ORDER BY u.urgency, ${DUE}, a.id LIMIT $14`,
      [
        ...(await this.firstParameters(ctx)),
        query.state ?? null,
        query.seniorId ?? null,
        query.programmeCode ?? null,
        query.regionId ?? null,
        query.overdue ?? null,
        query.objected ?? null,
        ...[urgency, dueOn, id, query.limit + 1],
      ],
    );
    const page = pageOf(rows, query.limit, (row) => [row.urgency, row.dueOn ?? '9999-12-31', row.id]);
    return { ...page, items: await Promise.all(page.items.map((row) => this.lineOf(row))) };
  }

  /** @throws entitlement.application-not-found */
  async one(ctx: Ctx, id: string): Promise<ApplicationDetailDto> {
    const [row] = await this.db.query<Row>(`${LINE} AND a.id = $5`, [
      ...(await this.firstParameters(ctx)),
      id,
    ]);
    if (!row) throw EntitlementErrors.applicationNotFound();
    const isOffice = ctx.scope.regionIds.length > 0;
    return {
      ...(await this.lineOf(row)),
      ...(await this.validOf(id)),
      steps: await this.stepsOf(id),
      evidence: await this.evidenceOf(id),
      objections: isOffice ? await this.objectionsOf(id) : [],
    };
  }

  /** A proof, for whoever may see the application. @throws entitlement.application-not-found, files.not-found */
  async file(ctx: Ctx, id: string, fileId: string): Promise<OpenFile> {
    await this.access.toRead(this.db, ctx, id);
    const evidence = await this.evidenceOf(id);
    if (!evidence.some((each) => each.fileId === fileId)) throw EntitlementErrors.applicationNotFound();
    return this.files.open(this.db, fileId);
  }

  private async firstParameters(ctx: Ctx): Promise<unknown[]> {
    const gate = await this.access.gateOf(this.db, ctx, 'VIEW');
    return [...gate, businessDate(this.clock.now()), WAITING];
  }

  private async lineOf({
    urgency: _,
    countyId: __,
    programmeId: ___,
    ...row
  }: Row): Promise<BenefitApplicationDto> {
    const senior = await this.people.senior(this.db, row.seniorId);
    return { ...row, seniorName: maskName(senior!.name), stateZh: STATE_WORDS[row.state].zh };
  }

  private async validOf(id: string): Promise<Pick<ApplicationDetailDto, 'validFrom' | 'validUntil'>> {
    const [row] = await this.db.query<{ validFrom: string | null; validUntil: string | null }>(
      `SELECT lower(valid) AS "validFrom", upper(valid) AS "validUntil" FROM entitlement.enrolment
        WHERE application_id = $1`,
      [id],
    );
    return row ?? { validFrom: null, validUntil: null };
  }

  private async stepsOf(id: string): Promise<ApplicationStepDto[]> {
    const rows = await this.db.query<StepRow>(
      `SELECT number, event, to_state AS state, actor_role AS role, reason, opinion, due_on AS "dueOn", at,
              determination_period AS "determinationPeriod", determination_number AS "determinationNumber"
         FROM entitlement.application_step WHERE application_id = $1 ORDER BY number`,
      [id],
    );
    return rows.map(({ event, ...step }) => ({ ...step, ...stepInWords({ event, ...step }) }));
  }

  private evidenceOf(id: string): Promise<ApplicationEvidenceDto[]> {
    return this.db.query(
      `SELECT file_id AS "fileId", title, number FROM entitlement.application_evidence
        WHERE application_id = $1 ORDER BY number, file_id`,
      [id],
    );
  }

  private objectionsOf(id: string): Promise<ObjectionDto[]> {
    return this.db.query(
      `SELECT o.id, o.text, o.at, d.upheld, d.reason FROM entitlement.objection o
         LEFT JOIN entitlement.objection_decision d ON d.objection_id = o.id
        WHERE o.application_id = $1 ORDER BY o.at, o.id`,
      [id],
    );
  }
}
