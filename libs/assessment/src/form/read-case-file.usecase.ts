import { Injectable } from '@nestjs/common';
import { accountOf, newId, type Ctx } from '@anzhi/kernel';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { CaseGate } from '../cases/case.gate';
import { CaseStore, type Case } from '../cases/case.store';
import { FormStore } from './form.store';
import { formView } from './form.view';
import type { CaseFileDto } from './form.dto';

/** Shows the form and all reasons; that it was shown, to whom and what for is on record before it is (policy.md 0.3, 34). */
@Injectable()
export class ReadCaseFile {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly gate: CaseGate,
    private readonly cases: CaseStore,
    private readonly forms: FormStore,
  ) {}

  execute(ctx: Ctx, id: string, purpose: string): Promise<CaseFileDto> {
    return this.uow.run(ctx, async (tx) => {
      const found = await this.gate.enter(tx, ctx, id);
      const readingId = await record(tx, found, purpose);
      const form = (await this.gate.mayReadForm(tx, ctx, found)) ? await this.forms.find(tx, id) : undefined;
      return { readingId, form: form ? formView(form) : null, reasons: await this.cases.reasonsOf(tx, id) };
    });
  }
}

async function record(tx: Tx, { id, seniorId, regionId }: Case, purpose: string): Promise<string> {
  const readingId = newId();
  await tx.query(
    `INSERT INTO assessment.reading (id, assessment_id, account_id, purpose, channel, at)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [readingId, id, accountOf(tx.ctx), purpose, tx.ctx.channel, tx.now],
  );
  tx.audit({
    action: 'assessment.case-file-read',
    subject: 'ability-assessment',
    subjectId: id,
    seniorId,
    regionId,
    details: { purpose, readingId },
  });
  return readingId;
}
