import { Injectable } from '@nestjs/common';
import { GeoFacade, type Datum } from '@anzhi/geo';
import type { Tx } from '@anzhi/platform';
import { ProvidersPersonalData } from '../personal-data';
import type { ProviderType } from '../provider.types';
import { ProvidersErrors } from '../providers.errors';
import type { ProviderState } from './provider.state';

export interface ProviderFacts {
  readonly name: string;
  readonly creditCode: string;
  readonly type: ProviderType;
  /** Township of the address. */
  readonly regionId: number;
  readonly address: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly datum: Datum;
  readonly contactName: string;
  /** Eleven digits. */
  readonly contactPhone: string;
}

/** Writes the facts of providers; states are changed by the use cases. */
@Injectable()
export class ProviderRegister {
  constructor(
    private readonly geo: GeoFacade,
    private readonly personal: ProvidersPersonalData,
  ) {}

  /** @throws providers.credit-code-taken, geo.region-not-found */
  async insert(
    tx: Tx,
    id: string,
    facts: ProviderFacts,
    { state, checkedBy }: { state: ProviderState; checkedBy: string | null },
  ): Promise<void> {
    const stored = await tx.one(
      `INSERT INTO providers.provider (id, name, credit_code, type, region_id, county_id, address, latitude,
         longitude, datum, contact_name, contact_phone, state, checked_by, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
       ON CONFLICT (credit_code) DO NOTHING RETURNING id`,
      [...(await this.columns(id, facts)), state, checkedBy, tx.now],
    );
    if (!stored) throw ProvidersErrors.creditCodeTaken({}, '/creditCode');
  }

  /** @returns false when everything was on file as stated */
  async update(tx: Tx, id: string, facts: ProviderFacts): Promise<boolean> {
    const known = await tx.one<ProviderFacts>(
      `SELECT name, credit_code AS "creditCode", type, region_id AS "regionId", address, latitude, longitude,
              datum, contact_name AS "contactName", contact_phone AS "contactPhone"
         FROM providers.provider WHERE id = $1`,
      [id],
    );
    const contactPhone = known && this.personal.openContactPhone(id, known.contactPhone);
    const names = Object.keys(known ?? {}) as (keyof ProviderFacts)[];
    if (known && names.every((name) => ({ ...known, contactPhone })[name] === facts[name])) return false;
    await tx.query(
      `UPDATE providers.provider
          SET name = $2, credit_code = $3, type = $4, region_id = $5, county_id = $6, address = $7,
              latitude = $8, longitude = $9, datum = $10, contact_name = $11, contact_phone = $12
        WHERE id = $1`,
      await this.columns(id, facts),
    );
    return true;
  }

  /** Replaces what the provider offers and where. @returns false when it is so. @throws providers.unknown-region */
  async setServices(
    tx: Tx,
    id: string,
    { serviceRegionIds, itemCodes }: { serviceRegionIds: readonly number[]; itemCodes: readonly string[] },
  ): Promise<boolean> {
    const same = await tx.one<{ same: boolean }>(
      `SELECT ARRAY(SELECT region_id FROM providers.service_area WHERE provider_id = $1 ORDER BY 1)
                = ARRAY(SELECT DISTINCT r FROM unnest($2::int[]) r ORDER BY 1)
          AND ARRAY(SELECT item_code FROM providers.offered_item WHERE provider_id = $1 ORDER BY 1)
                = ARRAY(SELECT DISTINCT c FROM unnest($3::text[]) c ORDER BY 1) AS same`,
      [id, serviceRegionIds, itemCodes],
    );
    if (same?.same) return false;
    for (const regionId of serviceRegionIds) {
      if (!(await this.geo.region(regionId))) throw ProvidersErrors.unknownRegion({}, '/serviceRegionIds');
    }
    await tx.query('DELETE FROM providers.service_area WHERE provider_id = $1', [id]);
    await tx.query('DELETE FROM providers.offered_item WHERE provider_id = $1', [id]);
    await tx.query(
      'INSERT INTO providers.service_area (provider_id, region_id) SELECT $1::uuid, r FROM unnest($2::int[]) r GROUP BY r',
      [id, serviceRegionIds],
    );
    await tx.query(
      'INSERT INTO providers.offered_item (provider_id, item_code) SELECT $1::uuid, c FROM unnest($2::text[]) c GROUP BY c',
      [id, itemCodes],
    );
    return true;
  }

  private async columns(id: string, facts: ProviderFacts): Promise<unknown[]> {
    return [
      id,
      facts.name,
      facts.creditCode,
      facts.type,
      facts.regionId,
      await this.geo.countyOf(facts.regionId),
      facts.address,
      facts.latitude,
      facts.longitude,
      facts.datum,
      facts.contactName,
      this.personal.sealContactPhone(id, facts.contactPhone),
    ];
  }
}
