import { Injectable, type OnModuleInit } from '@nestjs/common';
import { GeoFacade } from '@anzhi/geo';
import type { Scope } from '@anzhi/kernel';
import {
  ImportRegistry,
  type ImportDefinition,
  type Queryable,
  type RowFinding,
  type RowIdentity,
  type RowOutcome,
  type RowReader,
  type Tx,
} from '@anzhi/platform';
import { ProviderImport, type ProviderRosterRow, type Upserted } from '../organisations/provider-import';
import { ProvidersImportPermissions } from './import.permissions';
import { ProviderComparison } from './provider-comparison';
import { PROVIDER_COLUMNS } from './provider-roster.columns';
import { ProviderRosterReader } from './provider-roster-row';

/** A bureau's roster of providers with their licences: one row a licence. */
@Injectable()
export class ProviderRoster implements ImportDefinition<ProviderRosterRow>, OnModuleInit {
  readonly kind = 'providers.providers';
  readonly title = { zh: '服务机构名册', en: 'Roster of providers' };
  readonly permission = ProvidersImportPermissions.importProviders;
  readonly columns = PROVIDER_COLUMNS;

  constructor(
    private readonly registry: ImportRegistry,
    private readonly geo: GeoFacade,
    private readonly reader: ProviderRosterReader,
    private readonly comparison: ProviderComparison,
    private readonly providers: ProviderImport,
  ) {}

  onModuleInit(): void {
    this.registry.register(this);
  }

  read(cells: RowReader, scope: Scope): Promise<ProviderRosterRow | undefined> {
    return this.reader.read(cells, scope);
  }

  identityOf({ licences, ...facts }: ProviderRosterRow): RowIdentity {
    const papers = licences.map(({ type, number, validFrom }) => [type, number, validFrom].join(' '));
    return {
      key: [facts.creditCode, ...papers].join('\n'),
      subject: { key: facts.creditCode, description: JSON.stringify(Object.entries(facts).sort()) },
    };
  }

  check(db: Queryable, scope: Scope, rows: readonly ProviderRosterRow[]): Promise<RowFinding[]> {
    return this.comparison.compare(db, scope, rows);
  }

  async apply(tx: Tx, row: ProviderRosterRow): Promise<RowOutcome> {
    return outcomeOf(await this.providers.upsert(tx, row));
  }

  subtree(regionIds: readonly number[]): Promise<number[]> {
    return this.geo.subtree(regionIds);
  }
}

export const outcomeOf = ({ created, changed }: Upserted): RowOutcome =>
  created ? 'NEW' : changed ? 'CHANGED' : 'UNCHANGED';
