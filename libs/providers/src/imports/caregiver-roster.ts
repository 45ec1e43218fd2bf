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
import { CaregiverImport } from '../caregivers/caregiver-import';
import { ProviderQueries } from '../organisations/provider.queries';
import { ProvidersErrors } from '../providers.errors';
import { CaregiverComparison } from './caregiver-comparison';
import { CAREGIVER_COLUMNS } from './caregiver-roster.columns';
import { readCaregiver, type RosteredCaregiver } from './caregiver-roster-row';
import { ProvidersImportPermissions } from './import.permissions';
import { outcomeOf } from './provider-roster';

/** A bureau's roster of caregivers with their credentials: one row a credential. */
@Injectable()
export class CaregiverRoster implements ImportDefinition<RosteredCaregiver>, OnModuleInit {
  readonly kind = 'providers.caregivers';
  readonly title = { zh: '护理员名册', en: 'Roster of caregivers' };
  readonly permission = ProvidersImportPermissions.importCaregivers;
  readonly columns = CAREGIVER_COLUMNS;

  constructor(
    private readonly registry: ImportRegistry,
    private readonly geo: GeoFacade,
    private readonly comparison: CaregiverComparison,
    private readonly providers: ProviderQueries,
    private readonly caregivers: CaregiverImport,
  ) {}

  onModuleInit(): void {
    this.registry.register(this);
  }

  async read(cells: RowReader, _: Scope): Promise<RosteredCaregiver | undefined> {
    return readCaregiver(cells);
  }

  identityOf({ credentials, ...facts }: RosteredCaregiver): RowIdentity {
    const papers = credentials.map(({ type, number, validFrom }) => [type, number, validFrom].join(' '));
    return {
      key: [facts.identityNumber, ...papers].join('\n'),
      subject: { key: facts.identityNumber, description: JSON.stringify(Object.entries(facts).sort()) },
    };
  }

  check(db: Queryable, scope: Scope, rows: readonly RosteredCaregiver[]): Promise<RowFinding[]> {
    return this.comparison.compare(db, scope, rows);
  }

  async apply(tx: Tx, { creditCode, ...row }: RosteredCaregiver): Promise<RowOutcome> {
    const employer = (await this.providers.known(tx, [creditCode])).get(creditCode);
    if (!employer) throw ProvidersErrors.providerNotFound({}, '/providerId');
    return outcomeOf(await this.caregivers.upsert(tx, { ...row, providerId: employer.id }));
  }

  subtree(regionIds: readonly number[]): Promise<number[]> {
    return this.geo.subtree(regionIds);
  }
}
