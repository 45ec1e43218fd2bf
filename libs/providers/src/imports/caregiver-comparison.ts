import { Injectable } from '@nestjs/common';
import { GeoFacade, type Region } from '@anzhi/geo';
import type { DomainError, Scope } from '@anzhi/kernel';
import { problemOfRow, RegionCells, type Queryable, type RowFinding } from '@anzhi/platform';
import type { CredentialFacts } from '../caregivers/credential-writer';
import type { DayStretch } from '../caregivers/working-hours.policy';
import { ProviderQueries } from '../organisations/provider.queries';
import { ProvidersPersonalData } from '../personal-data';
import { ProvidersErrors } from '../providers.errors';
import { CAREGIVER_COLUMNS } from './caregiver-roster.columns';
import type { RosteredCaregiver } from './caregiver-roster-row';
import { sameSet } from './provider-comparison';

interface Filed {
  readonly id: string;
  readonly providerId: string;
  readonly index: string;
  readonly name: string;
  readonly phone: string;
  readonly skills: string[];
  readonly dialects: string[];
  readonly credentials: readonly CredentialFacts[];
  readonly workingHours: readonly DayStretch[];
}

const FILED = `
  SELECT c.id, c.provider_id AS "providerId", encode(c.identity_index, 'hex') AS index, c.name, c.phone, c.skills,
         c.dialects,
         (SELECT coalesce(json_agg(json_build_object('type', k.type, 'number', k.number,
                    'validFrom', lower(k.valid), 'lastDay', upper(k.valid) - 1)), '[]')
            FROM providers.credential k WHERE k.caregiver_id = c.id) AS credentials,
         (SELECT coalesce(json_agg(json_build_object('weekday', h.weekday, 'startMinute', h.start_minute,
                    'endMinute', h.end_minute)), '[]')
            FROM providers.working_hours h WHERE h.caregiver_id = c.id) AS "workingHours"
    FROM providers.caregiver c
   WHERE c.active AND c.identity_index IN (SELECT decode(hex, 'hex') FROM unnest($1::text[]) AS hex)`;

/** Says what importing a caregiver would do, by the rules of `CaregiverImport` and without writing. */
@Injectable()
export class CaregiverComparison {
  private readonly regions: RegionCells<Region>;

  constructor(
    geo: GeoFacade,
    private readonly providers: ProviderQueries,
    private readonly personal: ProvidersPersonalData,
  ) {
    this.regions = new RegionCells(geo);
  }

  async compare(db: Queryable, scope: Scope, rows: readonly RosteredCaregiver[]): Promise<RowFinding[]> {
    const employers = await this.providers.known(
      db,
      rows.map(({ creditCode }) => creditCode),
    );
    const indexes = rows.map(({ identityNumber }) =>
      this.personal.identityIndex(identityNumber).toString('hex'),
    );
    const filed = await db.query<Filed>(FILED, [indexes]);
    const byIndex = new Map(filed.map((caregiver) => [caregiver.index, caregiver]));
    const findings = rows.map(async (row, at): Promise<RowFinding> => {
      const employer = employers.get(row.creditCode);
      const isOurs = employer !== undefined && (await this.regions.covers(scope, employer.regionId));
      if (!isOurs) return refused(ProvidersErrors.providerNotFound({}, '/providerId'));
      const known = byIndex.get(indexes[at]);
      if (!known) return 'NEW';
      if (known.providerId !== employer.id) {
        return refused(ProvidersErrors.caregiverWorksElsewhere({}, '/identityNumber'));
      }
      return this.isFiled(row, known) ? 'UNCHANGED' : 'CHANGED';
    });
    return Promise.all(findings);
  }

  private isFiled(row: RosteredCaregiver, filed: Filed): boolean {
    return (
      row.name === filed.name &&
      row.phone === this.personal.openCaregiverPhone(filed.id, filed.phone) &&
      row.skills.join() === filed.skills.join() &&
      row.dialects.join() === filed.dialects.join() &&
      sameSet(
        row.credentials.map(credentialLine),
        filed.credentials.map(credentialLine).filter(statedBy(row)),
      ) &&
      (!row.workingHours || sameSet(row.workingHours.map(stretchLine), filed.workingHours.map(stretchLine)))
    );
  }
}

const refused = (error: DomainError): RowFinding => [problemOfRow(CAREGIVER_COLUMNS, error)];

const credentialLine = ({ type, number, validFrom, lastDay }: CredentialFacts): string =>
  [type, number, validFrom, lastDay ?? ''].join(' ');

/** A roster adds credentials and never ends one: the others on file do not matter. */
const statedBy =
  ({ credentials }: RosteredCaregiver) =>
  (line: string): boolean =>
    credentials.map(credentialLine).includes(line);

const stretchLine = ({ weekday, startMinute, endMinute }: DayStretch): string =>
  [weekday, startMinute, endMinute].join(' ');
