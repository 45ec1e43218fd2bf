import { Injectable } from '@nestjs/common';
import { AssessmentFacade } from '@anzhi/assessment';
import { PeopleFacade, type ResidentSelection } from '@anzhi/people';
import type { Queryable } from '@anzhi/platform';
import type { Facts } from './award.policy';

/** A living resident with what decides about his grant. */
export interface Resident extends Facts {
  readonly countyId: number;
}

/** The facts of many seniors in two statements, however many they are. */
@Injectable()
export class Population {
  constructor(
    private readonly people: PeopleFacade,
    private readonly assessment: AssessmentFacade,
  ) {}

  /** The next residents of a county by id, as they are on a day. */
  page(
    db: Queryable,
    { on, ...selection }: { countyId: number; after: string | null; limit: number; on: string },
  ): Promise<Resident[]> {
    return this.select(db, selection, on);
  }

  /** These seniors, as they are on a day; the deceased are left out. */
  of(db: Queryable, seniorIds: readonly string[], on: string): Promise<Resident[]> {
    return this.select(db, { seniorIds }, on);
  }

  private async select(db: Queryable, selection: ResidentSelection, on: string): Promise<Resident[]> {
    const residents = await this.people.residents(db, selection, on);
    const ids = residents.map(({ seniorId }) => seniorId);
    const levels = await this.assessment.levelsOn(db, ids, on);
    return residents.map((resident) => ({ ...resident, level: levels.get(resident.seniorId) ?? null }));
  }
}
