import { Injectable, type StreamableFile } from '@nestjs/common';
import { IdentityFacade } from '@anzhi/identity';
import { accountOf, businessDate, Clock, startOfDay, type Ctx } from '@anzhi/kernel';
import {
  asDownload,
  cursorKey,
  Database,
  FileStore,
  pageOf,
  type Page,
  type PageQuery,
} from '@anzhi/platform';
import { AssessmentErrors } from '../assessment.errors';
import { CaseGate } from '../cases/case.gate';
import type { ReadingDto } from './form.dto';

@Injectable()
export class ReadingQueries {
  constructor(
    private readonly db: Database,
    private readonly gate: CaseGate,
    private readonly identity: IdentityFacade,
    private readonly files: FileStore,
    private readonly clock: Clock,
  ) {}

  /** Who read the case file, newest first. @throws assessment.assessment-not-found */
  async page(ctx: Ctx, id: string, query: PageQuery): Promise<Page<ReadingDto>> {
    await this.gate.enter(this.db, ctx, id);
    const [before] = cursorKey(query, ['uuid']) ?? [null];
    const rows = await this.db.query<Omit<ReadingDto, 'name'>>(
      `SELECT id, account_id AS "accountId", purpose, channel, at FROM assessment.reading
        WHERE assessment_id = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
      [id, before, query.limit + 1],
    );
    const { items, nextCursor } = pageOf(rows, query.limit, (row) => [row.id]);
    const named = items.map(async (row) => ({
      ...row,
      name: (await this.identity.contact(this.db, row.accountId)).name,
    }));
    return { items: await Promise.all(named), nextCursor };
  }

  /**
   * A document of the form, for whoever read the form today and said what for.
   * @throws assessment.assessment-not-found, assessment.read-form-first, assessment.evidence-not-found
   */
  async evidence(ctx: Ctx, id: string, fileId: string): Promise<StreamableFile> {
    const found = await this.gate.enter(this.db, ctx, id);
    if (!(await this.gate.mayReadForm(this.db, ctx, found))) throw AssessmentErrors.evidenceNotFound();
    const since = startOfDay(businessDate(this.clock.now()));
    const reading = await this.db.one(
      'SELECT FROM assessment.reading WHERE assessment_id = $1 AND account_id = $2 AND at >= $3 LIMIT 1',
      [id, accountOf(ctx), since],
    );
    if (!reading) throw AssessmentErrors.readFormFirst();
    const evidence = await this.db.one(
      'SELECT FROM assessment.adjustment WHERE assessment_id = $1 AND file_id = $2',
      [id, fileId],
    );
    if (!evidence) throw AssessmentErrors.evidenceNotFound();
    return asDownload(await this.files.open(this.db, fileId));
  }
}
