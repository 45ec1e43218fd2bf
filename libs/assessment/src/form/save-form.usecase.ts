import { Injectable } from '@nestjs/common';
import { businessDate, type Ctx } from '@anzhi/kernel';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { AssessmentErrors } from '../assessment.errors';
import { CaseGate } from '../cases/case.gate';
import { CaseStore, type Case } from '../cases/case.store';
import { HealthConsent } from '../cases/health-consent';
import { missingItems } from '../scoring/scoring.policy';
import { answersOf, checkEvidence, missingEvidence } from './form-check';
import type { FormInput, SavedFormDto } from './form.dto';
import { FormStore, type FormDetails } from './form.store';

/** Either assessor writes the form down, as a whole; what was signed before must be signed again. */
@Injectable()
export class SaveForm {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly gate: CaseGate,
    private readonly consent: HealthConsent,
    private readonly cases: CaseStore,
    private readonly forms: FormStore,
  ) {}

  /** @throws assessment.health-consent-refused when it was withdrawn since the request */
  execute(ctx: Ctx, id: string, input: FormInput): Promise<SavedFormDto> {
    return this.uow.run(ctx, async (tx) => {
      const opened = await this.gate.lockAsAssessor(tx, id);
      await this.consent.require(tx, opened.seniorId);
      const found = await this.begun(tx, opened);
      const { assessedOn, evidence } = input;
      if (assessedOn > businessDate(tx.now)) throw AssessmentErrors.inTheFuture({}, '/assessedOn');
      const answers = answersOf(input.answers);
      const details = detailsOf(input);
      checkEvidence(details, evidence);
      const version = await this.forms.save(tx, id, { assessedOn, answers, details });
      await this.forms.replaceEvidence(tx, id, evidence);
      tx.audit({
        action: 'assessment.form-saved',
        subject: 'ability-assessment',
        subjectId: id,
        seniorId: found.seniorId,
        regionId: found.regionId,
        details: { version, answered: input.answers.length },
      });
      return {
        id,
        state: found.state,
        version,
        missingItems: missingItems(answers),
        missingEvidence: missingEvidence(details, evidence),
      };
    });
  }

  /** The first thing written down begins the assessment. */
  private async begun(tx: Tx, found: Case): Promise<Case> {
    return found.state === 'IN_PROGRESS' ? found : this.cases.move(tx, found, 'begin');
  }
}

const detailsOf = (input: FormInput): FormDetails => ({
  coma: input.coma,
  diagnoses: input.diagnoses,
  riskEvents: { ...input.riskEvents },
  informant: input.informant,
  acknowledgedBy: input.acknowledgedBy,
  note: input.note ?? null,
});
