import { Injectable } from '@nestjs/common';
import { CatalogueFacade } from '@anzhi/catalogue';
import { accountOf, DomainError, newId, type Ctx } from '@anzhi/kernel';
import type { Queryable, Tx } from '@anzhi/platform';
import { EntitlementErrors } from '../../entitlement.errors';
import { identityOf, LAW_COLUMNS, lawOf, termsOf, type LawRow, type VersionState } from '../law.row';
import type { ProgrammeIdentity, Terms } from '../programme';
import { ProgrammeGate, visibleTo } from '../programme.gate';
import {
  ITEM_INSERT,
  PROGRAMME_INSERT,
  programmeValues,
  VERSION_INSERT,
  VERSION_UPDATE,
  versionValues,
  type Days,
} from '../version.sql';

/** A version with its programme, under the programme's lock or read alone. */
export interface StoredVersion {
  /** Of the programme. */
  readonly id: string;
  readonly programme: ProgrammeIdentity;
  readonly version: number;
  readonly state: VersionState;
  readonly days: Days;
  readonly terms: Terms;
  readonly draftedBy: string | null;
  readonly draftedAt: Date;
  readonly endProposed: string | null;
  readonly endProposedBy: string | null;
}

type Row = LawRow & Days & Pick<StoredVersion, 'draftedBy' | 'draftedAt' | 'endProposed' | 'endProposedBy'>;

export type Step =
  | 'DRAFTED'
  | 'CHANGED'
  | 'SUBMITTED'
  | 'APPROVED'
  | 'REJECTED'
  | 'WITHDRAWN'
  | 'ENDED_BY_SUCCESSOR'
  | 'END_PROPOSED'
  | 'END_REJECTED'
  | 'END_APPROVED';

const PROGRAMME_LOCK = 7_262_110;

/** Reads and writes versions. All that changes one is done under the lock of its programme. */
@Injectable()
export class VersionStore {
  constructor(
    private readonly gate: ProgrammeGate,
    private readonly catalogue: CatalogueFacade,
  ) {}

  /** What the caller may see of it. @throws entitlement.programme-version-not-found */
  async find(db: Queryable, ctx: Ctx, code: string, version: number): Promise<StoredVersion> {
    const [row] = await db.query<Row>(
      `SELECT ${LAW_COLUMNS}, lower(v.effective) AS "from", upper(v.effective) AS "to",
              v.drafted_by AS "draftedBy", v.drafted_at AS "draftedAt", v.end_proposed AS "endProposed",
              v.end_proposed_by AS "endProposedBy"
         FROM entitlement.programme p JOIN entitlement.programme_version v ON v.programme_id = p.id
        WHERE p.code = $1 AND v.version = $2 AND ${visibleTo('p.region_id', 3)}`,
      [code, version, ...(await this.gate.sight(ctx))],
    );
    if (!row) throw EntitlementErrors.programmeVersionNotFound({ code, version });
    return storedOf(row);
  }

  /**
   * The same for a change: others of this programme wait, and it lies in the caller's charge.
   * @throws entitlement.programme-version-not-found, entitlement.region-not-in-charge
   */
  async lock(tx: Tx, code: string, version: number): Promise<StoredVersion> {
    await this.lockProgramme(tx, code);
    const found = await this.find(tx, tx.ctx, code, version);
    await this.gate.requireCharge(tx.ctx, found.programme.regionId);
    return found;
  }

  /** Versions of one programme are changed one after the other. */
  async lockProgramme(tx: Tx, code: string): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [PROGRAMME_LOCK, code]);
  }

  /** @throws entitlement.programme-exists */
  async addProgramme(tx: Tx, programme: ProgrammeIdentity): Promise<string> {
    const added = await tx.one<{ id: string }>(
      `${PROGRAMME_INSERT} ON CONFLICT (code) DO NOTHING RETURNING id`,
      [newId(tx.now), ...programmeValues(programme)],
    );
    if (!added) throw EntitlementErrors.programmeExists({ code: programme.code }, '/programme/code');
    return added.id;
  }

  /** The next version of a programme, as a draft of the caller. @throws entitlement.item-unknown */
  async addDraft(tx: Tx, programmeId: string, terms: Terms, days: Days): Promise<number> {
    const [{ version }] = await tx.query<{ version: number }>(
      `SELECT coalesce(max(version), 0) + 1 AS version FROM entitlement.programme_version WHERE programme_id = $1`,
      [programmeId],
    );
    await tx.query(VERSION_INSERT, [
      programmeId,
      version,
      accountOf(tx.ctx),
      tx.now,
      ...versionValues(terms, days),
    ]);
    await this.writeItems(tx, programmeId, version, terms);
    await this.step(tx, { id: programmeId, version }, 'DRAFTED');
    return version;
  }

  /** @throws entitlement.item-unknown */
  async changeDraft(
    tx: Tx,
    { id, version, draftedAt }: StoredVersion,
    terms: Terms,
    days: Days,
  ): Promise<void> {
    await tx.query(VERSION_UPDATE, [
      id,
      version,
      accountOf(tx.ctx),
      draftedAt,
      ...versionValues(terms, days),
    ]);
    await tx.query('DELETE FROM entitlement.programme_item WHERE programme_id = $1 AND version = $2', [
      id,
      version,
    ]);
    await this.writeItems(tx, id, version, terms);
    await this.step(tx, { id, version }, 'CHANGED');
  }

  /** One line of the version's history. */
  async step(
    tx: Tx,
    { id, version }: Pick<StoredVersion, 'id' | 'version'>,
    step: Step,
    reason: string | null = null,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO entitlement.programme_step (programme_id, version, number, step, account_id, at, reason)
       SELECT $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6 FROM entitlement.programme_step
        WHERE programme_id = $1 AND version = $2`,
      [id, version, step, tx.ctx.actor.accountId, tx.now, reason],
    );
  }

  private async writeItems(tx: Tx, programmeId: string, version: number, { items }: Terms): Promise<void> {
    const fields = [];
    for (const [index, { itemCode }] of items.entries()) {
      if (await this.catalogue.item(tx, itemCode)) continue;
      const { code, spec } = EntitlementErrors.itemUnknown();
      fields.push({ pointer: `/terms/items/${index}/itemCode`, code, detail: `${itemCode}: ${spec.zh}` });
    }
    if (fields.length) {
      const { code, spec } = EntitlementErrors.itemUnknown();
      throw new DomainError(code, spec, {}, undefined, fields);
    }
    await tx.query(ITEM_INSERT, [programmeId, version, JSON.stringify(items)]);
  }
}

function storedOf(row: Row): StoredVersion {
  const { id, version, state, draftedBy, draftedAt, endProposed, endProposedBy, from, to } = row;
  const law = lawOf(row);
  return {
    ...{ id, version, state, draftedBy, draftedAt, endProposed, endProposedBy },
    programme: identityOf(law),
    days: { from, to },
    terms: termsOf(law),
  };
}
