import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { AuthErrors } from '../../auth/auth.errors';
import { scopeFor } from '../../auth/scope';
import type { Queryable } from '../../database/database';
import type { Tx } from '../../database/tx';
import type { ImportDefinition } from '../import-definition';
import { ImportRegistry } from '../import-registry';
import { ImportErrors } from '../imports.errors';
import { BATCH_COLUMNS, type ImportBatch } from './import-batch';

/** Which imports of one kind a caller sees. */
export interface Sight {
  readonly kind: string;
  readonly regionIds: readonly number[];
}

/**
 * Second gate: an import is there for its uploader and for officers of that kind whose jurisdiction contains
 * everything it may reach. Everybody else is told that there is none.
 */
@Injectable()
export class ImportGate {
  constructor(private readonly registry: ImportRegistry) {}

  /** Divisions in which the caller may import this kind. @throws auth.not-allowed, imports.unknown-kind */
  regionsFor(ctx: Ctx, kind: string): readonly number[] {
    const { permission } = this.registry.get(kind);
    const regionIds = scopeFor(ctx.actor, permission)?.regionIds ?? [];
    if (!regionIds.length) throw AuthErrors.notAllowed();
    return regionIds;
  }

  /** Kinds the caller may import. */
  kindsFor(ctx: Ctx): ImportDefinition<unknown>[] {
    return this.registry.all().filter(({ permission }) => scopeFor(ctx.actor, permission)?.regionIds.length);
  }

  sightOf(ctx: Ctx): Promise<Sight[]> {
    const sights = this.kindsFor(ctx).map(async (definition) => {
      const regionIds = await definition.subtree(scopeFor(ctx.actor, definition.permission)!.regionIds);
      return { kind: definition.kind, regionIds };
    });
    return Promise.all(sights);
  }

  /** @throws imports.not-found */
  async find(db: Queryable, ctx: Ctx, id: string, locking = ''): Promise<ImportBatch> {
    const [batch] = await db.query<ImportBatch>(
      `SELECT ${BATCH_COLUMNS} FROM platform.import_batch b WHERE b.id = $1 AND ${seenBy('$2', '$3')} ${locking}`,
      [id, ctx.actor.accountId, JSON.stringify(await this.sightOf(ctx))],
    );
    if (!batch) throw ImportErrors.notFound();
    return batch;
  }

  /** @throws imports.not-found */
  lock(tx: Tx, id: string): Promise<ImportBatch> {
    return this.find(tx, tx.ctx, id, 'FOR UPDATE');
  }
}

/** Condition on `platform.import_batch b`. @param sights placeholder of the list of `Sight` as JSON */
export const seenBy = (account: string, sights: string): string => `
  EXISTS (SELECT FROM jsonb_to_recordset(${sights}::jsonb) AS s(kind text, "regionIds" int[])
           WHERE s.kind = b.kind AND (b.uploaded_by = ${account}::uuid OR b.region_ids <@ s."regionIds"))`;
