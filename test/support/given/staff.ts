import { DismissCaregiver } from '../../../libs/providers/src/caregivers/dismiss-caregiver.usecase';
import { PlanAbsence } from '../../../libs/providers/src/caregivers/plan-absence.usecase';
import type { TestApp } from '@test/app';
import type { GivenTeam } from './dispatch';

type AbsenceInput = Parameters<PlanAbsence['execute']>[2];

/** A caregiver of the team is away for a while. */
export const givenAbsence = (t: TestApp, team: GivenTeam, caregiverId: string, absence: AbsenceInput) =>
  t.get(PlanAbsence).execute(team.ctx, caregiverId, absence);

/** A caregiver leaves the team's provider. */
export const givenDeparture = (t: TestApp, team: GivenTeam, caregiverId: string, reason: string) =>
  t.get(DismissCaregiver).execute(team.ctx, caregiverId, reason);
