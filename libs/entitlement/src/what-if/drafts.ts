import { Injectable } from '@nestjs/common';
import { GeoFacade } from '@anzhi/geo';
import type { Ctx } from '@anzhi/kernel';
import type { Queryable, Tx } from '@anzhi/platform';
import { EntitlementErrors } from '../entitlement.errors';
import type { ProgrammeLaw } from '../programmes/programme';
import { ProgrammeGate, visibleTo } from '../programmes/programme.gate';
import { Programmes } from '../programmes/programmes';
import { Parameters } from '../programmes/parameters';
import { parametersOf } from '../programmes/parameters/parameter-names';
import { VersionChecker } from '../programmes/versions/version-checker';
import { VersionStore } from '../programmes/versions/version.store';
import { layOut, usageOf } from '../rules/layout';
import type { AnsweringLevel, Parameter } from '../rules/rule';
import { answers } from './change.policy';
import type { Change } from './what-if';

/** What is to be tried: a version that is not law yet, or a value that is not in force yet. */
export type DraftWish =
  { readonly programmeCode: string; readonly version: number } | { readonly parameterId: string };

interface DraftVersion {
  readonly kind: 'VERSION';
  readonly regionId: number | null;
  readonly law: ProgrammeLaw;
}

interface DraftValue {
  readonly kind: 'PARAMETER';
  readonly id: string;
  readonly regionId: number | null;
  readonly name: string;
  readonly value: Parameter['value'];
  readonly unit: string;
  readonly citation: string;
}

export type Draft = DraftVersion | DraftValue;

/** Reads drafts, and what they would change in a county. */
@Injectable()
export class Drafts {
  constructor(
    private readonly geo: GeoFacade,
    private readonly gate: ProgrammeGate,
    private readonly versions: VersionStore,
    private readonly checker: VersionChecker,
    private readonly programmes: Programmes,
    private readonly parameters: Parameters,
  ) {}

  /**
   * A draft that concerns the caller.
   * @throws entitlement.programme-version-not-found, parameter-not-found, what-if-no-draft, what-if-rule-unsound
   */
  find(tx: Tx, wish: DraftWish): Promise<Draft> {
    return 'parameterId' in wish
      ? this.value(tx, tx.ctx, wish.parameterId)
      : this.version(tx, wish.programmeCode, wish.version);
  }

  /** What it changes in the law of a county. @throws entitlement.what-if-parameter-missing */
  async changeIn(db: Queryable, draft: Draft, countyId: number, on: string): Promise<Change> {
    if (draft.kind === 'PARAMETER') return this.valueIn(db, draft, countyId, on);
    const names = usageOf(layOut(draft.law.rule)).params;
    const values = await this.parameters.resolve(db, parametersOf(draft.law), countyId, on);
    const missing = parametersOf(draft.law).find((name) => !(name in values));
    if (missing !== undefined) {
      const region = (await this.geo.region(countyId))?.name ?? '';
      throw EntitlementErrors.whatIfParameterMissing({ name: missing, region, day: on }, '/draft');
    }
    const params = Object.fromEntries(names.map((name) => [name, values[name]]));
    return { kind: 'VERSION', law: draft.law, params };
  }

  private async version(tx: Tx, code: string, number: number): Promise<DraftVersion> {
    const stored = await this.versions.find(tx, tx.ctx, code, number);
    if (!['DRAFT', 'SUBMITTED'].includes(stored.state)) throw EntitlementErrors.whatIfNoDraft({}, '/draft');
    const problems = await this.checker.problems(tx, stored, tx.now);
    const unsound = problems.filter(({ pointer }) => pointer.startsWith('/terms/rule'));
    // What is missing on the days of the draft may well be there on the day that is tried.
    const count = unsound.filter(({ code: problem }) => problem !== 'parameter-missing').length;
    if (count) throw EntitlementErrors.whatIfRuleUnsound({ count }, '/draft');
    const law = await this.programmes.version(tx, stored.id, number);
    return { kind: 'VERSION', regionId: law.regionId, law };
  }

  private async value(db: Queryable, ctx: Ctx, id: string): Promise<DraftValue> {
    const [row] = await db.query<DraftValue & { state: string }>(
      `SELECT 'PARAMETER' AS kind, id, region_id AS "regionId", name, value, unit, citation, state
         FROM entitlement.parameter WHERE id = $4 AND ${visibleTo('region_id', 1)}`,
      [...(await this.gate.sight(ctx)), id],
    );
    if (!row) throw EntitlementErrors.parameterNotFound({}, '/draft/parameterId');
    if (row.state !== 'SUBMITTED') throw EntitlementErrors.whatIfNoDraft({}, '/draft');
    return row;
  }

  private async valueIn(db: Queryable, draft: DraftValue, countyId: number, on: string): Promise<Change> {
    const { name, value, unit, citation, regionId } = draft;
    const region = regionId === null ? undefined : await this.geo.region(regionId);
    const level = (region?.level ?? 'NATION') as AnsweringLevel;
    const answeredBy = { level, regionName: region?.name ?? '全国' };
    const parameter = { value, unit, citation, answeredBy };
    const current = (await this.parameters.resolve(db, [name], countyId, on))[name];
    return { kind: 'PARAMETER', name, parameter: answers(parameter, current) ? parameter : null };
  }
}
