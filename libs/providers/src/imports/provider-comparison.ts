import { Injectable } from '@nestjs/common';
import { GeoFacade, type Region } from '@anzhi/geo';
import type { Scope } from '@anzhi/kernel';
import { problemOfRow, RegionCells, type Queryable, type RowFinding } from '@anzhi/platform';
import type { LicenceFacts } from '../licences/licence-writer';
import type { ProviderRosterRow } from '../organisations/provider-import';
import type { ProviderFacts } from '../organisations/provider-register';
import { ProvidersPersonalData } from '../personal-data';
import { ProvidersErrors } from '../providers.errors';
import { PROVIDER_COLUMNS } from './provider-roster.columns';

type Filed = ProviderFacts & {
  readonly id: string;
  readonly serviceRegionIds: number[];
  readonly itemCodes: string[];
  readonly licences: readonly LicenceFacts[];
};

const FILED = `
  SELECT p.id, p.name, p.credit_code AS "creditCode", p.type, p.region_id AS "regionId", p.address, p.latitude,
         p.longitude, p.datum, p.contact_name AS "contactName", p.contact_phone AS "contactPhone",
         ARRAY(SELECT region_id FROM providers.service_area WHERE provider_id = p.id) AS "serviceRegionIds",
         ARRAY(SELECT item_code FROM providers.offered_item WHERE provider_id = p.id) AS "itemCodes",
         (SELECT coalesce(json_agg(json_build_object('type', l.type, 'number', l.number, 'issuer', l.issuer,
                    'scope', l.scope, 'validFrom', lower(l.valid), 'lastDay', upper(l.valid) - 1)), '[]')
            FROM providers.licence l WHERE l.provider_id = p.id) AS licences
    FROM providers.provider p WHERE p.credit_code = ANY($1::text[])`;

const FACTS = [
  'name',
  'type',
  'regionId',
  'address',
  'latitude',
  'longitude',
  'datum',
  'contactName',
] as const;
const LICENCE_FACTS = ['type', 'number', 'issuer', 'scope', 'validFrom', 'lastDay'] as const;

/** Says what importing a provider would do, by the rules of `ProviderImport` and without writing. */
@Injectable()
export class ProviderComparison {
  private readonly regions: RegionCells<Region>;

  constructor(
    geo: GeoFacade,
    private readonly personal: ProvidersPersonalData,
  ) {
    this.regions = new RegionCells(geo);
  }

  async compare(db: Queryable, scope: Scope, rows: readonly ProviderRosterRow[]): Promise<RowFinding[]> {
    const filed = await db.query<Filed>(FILED, [rows.map(({ creditCode }) => creditCode)]);
    const byCode = new Map(filed.map((provider) => [provider.creditCode, provider]));
    return Promise.all(rows.map((row) => this.findingOf(scope, row, byCode.get(row.creditCode))));
  }

  private async findingOf(
    scope: Scope,
    row: ProviderRosterRow,
    filed: Filed | undefined,
  ): Promise<RowFinding> {
    if (!filed) return 'NEW';
    if (!(await this.regions.covers(scope, filed.regionId))) {
      return [problemOfRow(PROVIDER_COLUMNS, ProvidersErrors.creditCodeTaken({}, '/creditCode'))];
    }
    const isFiled =
      FACTS.every((fact) => row[fact] === filed[fact]) &&
      row.contactPhone === this.personal.openContactPhone(filed.id, filed.contactPhone) &&
      sameSet(row.serviceRegionIds, filed.serviceRegionIds) &&
      sameSet(row.itemCodes, filed.itemCodes) &&
      row.licences.every((licence) => filed.licences.some((known) => sameLicence(licence, known)));
    return isFiled ? 'UNCHANGED' : 'CHANGED';
  }
}

const sameLicence = (a: LicenceFacts, b: LicenceFacts): boolean =>
  LICENCE_FACTS.every((fact) => (a[fact] ?? null) === (b[fact] ?? null));

/** Of lists without repetitions. */
export const sameSet = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((value) => b.includes(value));
