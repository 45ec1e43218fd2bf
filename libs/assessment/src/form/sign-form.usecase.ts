import { Injectable } from '@nestjs/common';
import { accountOf, type Ctx } from '@anzhi/kernel';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { AssessmentErrors } from '../assessment.errors';
import { CaseGate } from '../cases/case.gate';
import { CaseStore, type Case } from '../cases/case.store';
import type { CaseStateDto } from '../cases/cases.dto';
import { adjustmentsFor, scoreOf } from '../scoring/scoring.policy';
import { mustBeWhole } from './form-check';
import { FormStore, type Form } from './form.store';

/** Each assessor signs the version he has before him; with the second signature the server scores the form. */
@Injectable()
export class SignForm {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly gate: CaseGate,
    private readonly cases: CaseStore,
    private readonly forms: FormStore,
  ) {}

  execute(ctx: Ctx, id: string, version: number): Promise<CaseStateDto> {
    return this.uow.run(ctx, async (tx) => {
      const found = await this.gate.lockAsAssessor(tx, id);
      this.cases.mustAllow(tx, found, 'score');
      const form = await this.forms.find(tx, id);
      if (form?.version !== version) throw AssessmentErrors.formChanged({}, '/version');
      mustBeWhole(form);
      const isLead = found.leadAccountId === accountOf(ctx);
      const [own, other] = isLead
        ? [form.leadSignedAt, form.secondSignedAt]
        : [form.secondSignedAt, form.leadSignedAt];
      if (own) throw AssessmentErrors.alreadySigned();
      await this.forms.sign(tx, id, isLead ? 'lead' : 'second');
      tx.audit({
        action: 'assessment.form-signed',
        subject: 'ability-assessment',
        subjectId: id,
        seniorId: found.seniorId,
        regionId: found.regionId,
        details: { version },
      });
      const { state } = other ? await this.score(tx, found, form) : found;
      return { id, state };
    });
  }

  private async score(tx: Tx, found: Case, { answers, details }: Form): Promise<Case> {
    const score = scoreOf(answers, adjustmentsFor(details));
    await this.forms.score(tx, found.id, score);
    return this.cases.move(tx, found, 'score', { changes: { final_level: score.finalLevel } });
  }
}
