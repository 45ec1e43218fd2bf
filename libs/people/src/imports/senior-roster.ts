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
import { SeniorRegister } from '../seniors/senior.register';
import { PeopleImportPermissions } from './import.permissions';
import { SeniorComparison } from './senior-comparison';
import { SENIOR_COLUMNS } from './senior-roster.columns';
import { SeniorRosterReader, type SeniorRosterRow } from './senior-roster-row';

/** A bureau's roster of seniors with their categories and addresses. */
@Injectable()
export class SeniorRoster implements ImportDefinition<SeniorRosterRow>, OnModuleInit {
  readonly kind = 'people.seniors';
  readonly title = { zh: '老人名册', en: 'Roster of seniors' };
  readonly permission = PeopleImportPermissions.importSeniors;
  readonly columns = SENIOR_COLUMNS;

  constructor(
    private readonly registry: ImportRegistry,
    private readonly geo: GeoFacade,
    private readonly reader: SeniorRosterReader,
    private readonly comparison: SeniorComparison,
    private readonly register: SeniorRegister,
  ) {}

  onModuleInit(): void {
    this.registry.register(this);
  }

  read(cells: RowReader, scope: Scope): Promise<SeniorRosterRow | undefined> {
    return this.reader.read(cells, scope);
  }

  identityOf({ senior }: SeniorRosterRow): RowIdentity {
    return { key: senior.identityNumber };
  }

  check(db: Queryable, scope: Scope, rows: readonly SeniorRosterRow[]): Promise<RowFinding[]> {
    return this.comparison.compare(db, scope, rows);
  }

  async apply(tx: Tx, { senior }: SeniorRosterRow): Promise<RowOutcome> {
    const { created, changed } = await this.register.upsert(tx, senior);
    if (created) return 'NEW';
    return changed ? 'CHANGED' : 'UNCHANGED';
  }

  subtree(regionIds: readonly number[]): Promise<number[]> {
    return this.geo.subtree(regionIds);
  }
}
