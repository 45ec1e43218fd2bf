import { Injectable } from '@nestjs/common';
import { AssessmentFacade } from '@anzhi/assessment';
import { GeoFacade } from '@anzhi/geo';
import { PeopleFacade, type Resident, type ResidentSelection } from '@anzhi/people';
import type { Queryable } from '@anzhi/platform';
import type { RegionPath } from '../rules/facts';
import { categoriesOn } from './categories.policy';
import type { Person } from './decided';

/** The next residents of a county by id, as they are on a day. */
export interface SheetPage {
  readonly countyId: number;
  readonly after: string | null;
  readonly limit: number;
  /** `YYYY-MM-DD` */
  readonly on: string;
  /** What became known later has no part in it; left out: everything that is known now. */
  readonly knownAt?: Date;
}

/** Everything rules may ask of many living seniors, in one statement to the file and one to the assessments. */
@Injectable()
export class FactSheets {
  constructor(
    private readonly people: PeopleFacade,
    private readonly assessment: AssessmentFacade,
    private readonly geo: GeoFacade,
  ) {}

  page(db: Queryable, { on, knownAt, ...selection }: SheetPage): Promise<Person[]> {
    return this.select(db, selection, on, knownAt);
  }

  /** These seniors by id; who had died before the day is left out. */
  of(db: Queryable, seniorIds: readonly string[], on: string, knownAt?: Date): Promise<Person[]> {
    return this.select(db, { seniorIds }, on, knownAt);
  }

  private async select(
    db: Queryable,
    selection: ResidentSelection,
    on: string,
    knownAt?: Date,
  ): Promise<Person[]> {
    const residents = await this.people.residents(db, selection, on, knownAt);
    const ids = residents.map(({ seniorId }) => seniorId);
    const levels = await this.assessment.factsOn(db, ids, on, knownAt);
    const places = await this.places(residents);
    return residents.map((resident) => {
      const { seniorId, countyId, regionId, hukouRegionId } = resident;
      const assessed = levels.get(seniorId);
      const level = assessed?.level ?? null;
      const values = {
        ...resident.facts,
        birthDate: resident.birthDate,
        sex: resident.sex === 'MALE' ? 'M' : 'F',
        categories: categoriesOn(resident.categories, resident.birthDate, level, on),
        level,
        assessedOn: assessed?.assessedOn ?? null,
        residence: places.get(regionId) ?? null,
        hukou: hukouRegionId === null ? null : (places.get(hukouRegionId) ?? null),
        inHospital: resident.inHospitalSince !== null,
        inInstitution: resident.inInstitutionSince !== null,
      };
      return { seniorId, countyId, regionId, sheet: { values } };
    });
  }

  /** Division codes from the province down, for every place that occurs. */
  private async places(residents: readonly Resident[]): Promise<Map<number, RegionPath>> {
    const ids = new Set(residents.flatMap(({ regionId, hukouRegionId }) => [regionId, hukouRegionId]));
    const places = new Map<number, RegionPath>();
    for (const id of ids) {
      const path = id === null ? [] : await this.geo.path(id);
      if (id !== null && path.length) places.set(id, path.map(({ code }) => code).reverse());
    }
    return places;
  }
}
