import { Injectable } from '@nestjs/common';
import { GeoFacade } from '@anzhi/geo';
import { accountOf, newId } from '@anzhi/kernel';
import type { Tx } from '@anzhi/platform';
import { EntitlementErrors } from '../../entitlement.errors';
import { ProgrammeGate } from '../programme.gate';
import type { Days } from '../version.sql';
import type { ParameterUnit, ParameterValue } from './parameter-unit';

export interface ProposedValue {
  readonly name: string;
  readonly regionId: number;
  readonly value: ParameterValue;
  readonly unit: ParameterUnit;
  readonly citation: string;
}

export interface StoredValue extends Days {
  readonly id: string;
  readonly name: string;
  readonly regionId: number | null;
  readonly state: string;
  readonly draftedBy: string | null;
}

const PARAMETER_LOCK = 7_262_111;

/** Writes values of parameters. Those of one name are decided one after the other. */
@Injectable()
export class ParameterStore {
  constructor(
    private readonly geo: GeoFacade,
    private readonly gate: ProgrammeGate,
  ) {}

  /** @throws entitlement.region-not-in-charge, entitlement.days-reversed */
  async propose(
    tx: Tx,
    { name, regionId, value, unit, citation }: ProposedValue,
    days: Days,
  ): Promise<string> {
    await this.gate.requireCharge(tx.ctx, regionId, '/regionId');
    if (days.to !== null && days.to <= days.from) throw EntitlementErrors.daysReversed({}, '/to');
    const id = newId(tx.now);
    await tx.query(
      `INSERT INTO entitlement.parameter
         (id, name, region_id, effective, value, unit, citation, is_default, state, drafted_by, drafted_at)
       VALUES ($1, $2, $3, daterange($4, $5), $6::jsonb, $7, $8, false, 'SUBMITTED', $9, $10)`,
      [
        id,
        name,
        regionId,
        days.from,
        days.to,
        JSON.stringify(value),
        unit,
        citation,
        accountOf(tx.ctx),
        tx.now,
      ],
    );
    tx.audit({
      action: 'entitlement.parameter-proposed',
      subject: 'parameter',
      subjectId: id,
      regionId,
      details: { name, value, unit, ...days, citation },
    });
    return id;
  }

  /** Whether anybody from the division up to the nation has a value for it, or one is proposed there. */
  async isKnown(tx: Tx, name: string, regionId: number): Promise<boolean> {
    const path = await this.geo.path(regionId);
    const known = await tx.one(
      `SELECT 1 FROM entitlement.parameter
        WHERE name = $1 AND state IN ('SUBMITTED', 'APPROVED') AND (region_id IS NULL OR region_id = ANY($2::int[]))
        LIMIT 1`,
      [name, path.map(({ id }) => id)],
    );
    return known !== undefined;
  }

  /** In the caller's charge, under the lock of its name. @throws entitlement.parameter-not-found */
  async lock(tx: Tx, id: string): Promise<StoredValue> {
    await tx.query(
      `SELECT pg_advisory_xact_lock($1, hashtext(name)) FROM entitlement.parameter WHERE id = $2`,
      [PARAMETER_LOCK, id],
    );
    const value = await tx.one<StoredValue>(
      `SELECT id, name, region_id AS "regionId", lower(effective) AS "from", upper(effective) AS "to", state,
              drafted_by AS "draftedBy"
         FROM entitlement.parameter WHERE id = $1`,
      [id],
    );
    if (!value) throw EntitlementErrors.parameterNotFound();
    await this.gate.requireCharge(tx.ctx, value.regionId);
    return value;
  }
}
