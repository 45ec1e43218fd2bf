import { Injectable } from '@nestjs/common';
import { GeoFacade } from '@anzhi/geo';
import { IdentityFacade } from '@anzhi/identity';
import { accountOf, addDays, newId, type Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { AssessmentErrors } from '../assessment.errors';
import { requireOwnCounty } from '../own-county';
import type { AssessorInput, RegisteredAssessorDto } from './assessors.dto';

/** The county commissions an assessor for a time; he gets his role with the first registration. */
@Injectable()
export class RegisterAssessor {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly geo: GeoFacade,
    private readonly identity: IdentityFacade,
  ) {}

  execute(ctx: Ctx, input: AssessorInput): Promise<RegisteredAssessorDto> {
    return this.uow.run(ctx, async (tx) => {
      const { phone, name, countyId, agency, qualificationNumber, medical, validFrom, lastDay } = input;
      if (lastDay < validFrom) throw AssessmentErrors.periodEmpty({}, '/lastDay');
      await requireOwnCounty(this.geo, ctx, countyId);
      const accountId = await this.identity.createAccount(tx, { phone, name });
      if (accountId === accountOf(ctx)) throw AssessmentErrors.assessorIsYourself({}, '/phone');
      const id = newId(tx.now);
      const registered = await tx.one(
        `INSERT INTO assessment.assessor
           (id, county_id, account_id, agency, qualification_number, medical, valid, registered_by, registered_at)
         VALUES ($1, $2, $3, $4, $5, $6, daterange($7, $8), $9, $10) ON CONFLICT DO NOTHING RETURNING id`,
        [
          ...[id, countyId, accountId, agency, qualificationNumber, medical, validFrom, addDays(lastDay, 1)],
          ...[accountOf(ctx), tx.now],
        ],
      );
      if (!registered) throw AssessmentErrors.assessorRegistered();
      await this.identity.grantRole(tx, accountId, { role: 'ASSESSOR' });
      tx.audit({
        action: 'assessment.assessor-registered',
        subject: 'assessor',
        subjectId: id,
        regionId: countyId,
        details: { accountId, agency, qualificationNumber, medical, validFrom, lastDay },
      });
      return { id };
    });
  }
}
