import { Injectable } from '@nestjs/common';
import { newId, type Ctx } from '@anzhi/kernel';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { ProvidersErrors } from '../providers.errors';
import { lockCaregiver, tellAvailability, type LockedCaregiver } from './caregiver-gate';
import type { AbsenceDto, AbsenceInputDto, CaregiverIdDto } from './caregivers.dto';

/** Leave, illness or training: whole stretches of time in which a caregiver is not matched. */
@Injectable()
export class PlanAbsence {
  constructor(private readonly uow: UnitOfWork) {}

  execute(ctx: Ctx, caregiverId: string, input: AbsenceInputDto): Promise<AbsenceDto> {
    return this.uow.run(ctx, async (tx) => {
      const caregiver = await lockCaregiver(tx, caregiverId);
      const [from, to] = [new Date(input.from), new Date(input.to)];
      if (to <= from) throw ProvidersErrors.datesSwapped({}, '/to');
      const id = newId();
      const stored = await tx.one(
        `INSERT INTO providers.absence (id, caregiver_id, during, reason)
         VALUES ($1, $2, tstzrange($3, $4), $5) ON CONFLICT DO NOTHING RETURNING id`,
        [id, caregiverId, from, to, input.reason],
      );
      if (!stored) throw ProvidersErrors.absenceOverlaps();
      record(tx, caregiver, 'planned');
      tellAvailability(tx, caregiver);
      return { id, from: from.toISOString(), to: to.toISOString(), reason: input.reason };
    });
  }

  cancel(ctx: Ctx, caregiverId: string, absenceId: string): Promise<CaregiverIdDto> {
    return this.uow.run(ctx, async (tx) => {
      const caregiver = await lockCaregiver(tx, caregiverId);
      const gone = await tx.one(
        'DELETE FROM providers.absence WHERE id = $1 AND caregiver_id = $2 RETURNING id',
        [absenceId, caregiverId],
      );
      if (!gone) throw ProvidersErrors.absenceNotFound();
      record(tx, caregiver, 'cancelled');
      tellAvailability(tx, caregiver);
      return { caregiverId };
    });
  }
}

/** Without the reason: it may be an illness. */
const record = (tx: Tx, caregiver: LockedCaregiver, what: string): void =>
  tx.audit({
    action: `providers.absence-${what}`,
    subject: 'caregiver',
    subjectId: caregiver.id,
    regionId: caregiver.regionId,
    organisationId: caregiver.providerId,
  });
