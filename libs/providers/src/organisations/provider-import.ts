import { Injectable } from '@nestjs/common';
import { newId } from '@anzhi/kernel';
import { GeoFacade } from '@anzhi/geo';
import type { Tx } from '@anzhi/platform';
import { LicenceWriter, type LicenceFacts } from '../licences/licence-writer';
import { checkTerm } from '../papers/paper';
import { ProvidersErrors } from '../providers.errors';
import { Terms } from '../terms/terms';
import { recordChange } from './change-state';
import { lockProvider } from './provider-gate';
import { ProviderRegister, type ProviderFacts } from './provider-register';
import { ProviderQueries } from './provider.queries';

/** A provider as a bureau's roster has it; every value already valid in form. */
export interface ProviderRosterRow extends ProviderFacts {
  readonly serviceRegionIds: readonly number[];
  readonly itemCodes: readonly string[];
  /** Added to what is on file; those that are known are brought up to date. */
  readonly licences: readonly LicenceFacts[];
}

export interface Upserted {
  readonly id: string;
  /** false: it was on file already. */
  readonly created: boolean;
  /** false: everything was on file as stated. */
  readonly changed: boolean;
}

@Injectable()
export class ProviderImport {
  constructor(
    private readonly register: ProviderRegister,
    private readonly providers: ProviderQueries,
    private readonly licences: LicenceWriter,
    private readonly terms: Terms,
    private readonly geo: GeoFacade,
  ) {}

  /** @throws providers.unknown-region, providers.provider-not-found outside the importer's divisions */
  async upsert(tx: Tx, row: ProviderRosterRow): Promise<Upserted> {
    await this.mustOversee(tx, row.regionId);
    row.licences.forEach(checkTerm);
    const known = (await this.providers.known(tx, [row.creditCode])).get(row.creditCode)?.id;
    if (known) await lockProvider(tx, known);
    const id = known ?? (await this.create(tx, row));
    const changes = [
      known !== undefined && (await this.register.update(tx, id, row)),
      await this.register.setServices(tx, id, row),
      await this.fileLicences(tx, id, row),
    ];
    const changed = known === undefined || changes.includes(true);
    if (known && changed) record(tx, id, row.regionId);
    return { id, created: !known, changed };
  }

  /** Whoever brings the roster answers for its facts: that is the check. The admission is another person's. */
  private async create(tx: Tx, row: ProviderRosterRow): Promise<string> {
    const id = newId();
    const checkedBy = tx.ctx.actor.accountId;
    const state = checkedBy ? 'CHECKED' : 'APPLIED';
    await this.register.insert(tx, id, row, { state, checkedBy });
    await recordChange(tx, { id, regionId: row.regionId }, null, state, { reason: '花名册导入' });
    return id;
  }

  private async fileLicences(
    tx: Tx,
    id: string,
    { regionId, licences }: ProviderRosterRow,
  ): Promise<boolean> {
    let changed = false;
    for (const licence of licences) {
      if (!(await this.licences.file(tx, { id, regionId }, licence))) continue;
      await this.terms.schedule(tx, licence.lastDay ?? null);
      changed = true;
    }
    return changed;
  }

  private async mustOversee({ ctx: { scope } }: Tx, regionId: number): Promise<void> {
    if (scope.everywhere) return;
    const path = await this.geo.path(regionId);
    if (!path.some(({ id }) => scope.regionIds.includes(id)))
      throw ProvidersErrors.unknownRegion({}, '/regionId');
  }
}

const record = (tx: Tx, id: string, regionId: number): void =>
  tx.audit({
    action: 'providers.provider-imported',
    subject: 'provider',
    subjectId: id,
    regionId,
    organisationId: id,
  });
