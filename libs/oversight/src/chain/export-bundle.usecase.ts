import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { LogBundles, type LogLeaf } from '@anzhi/ledger';
import { UnitOfWork, type MadeFile } from '@anzhi/platform';
import { OversightErrors } from '../oversight.errors';
import { rowsOf, type BundleScope } from './bundle-scopes';

export interface BundleWish extends BundleScope {
  readonly purpose: string;
  readonly since?: number;
}

/** Hands out what proves everything about an order, a visit, a senior or a case; who took it and why is on record. */
@Injectable()
export class ExportBundle {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly bundles: LogBundles,
  ) {}

  /** @throws oversight.bundle-empty, ledger.log-not-found, ledger.checkpoint-not-found */
  execute(ctx: Ctx, { kind, id, purpose, since }: BundleWish): Promise<MadeFile> {
    return this.uow.run(ctx, async (tx) => {
      const scoped = await rowsOf(tx, ctx.scope.regionIds, { kind, id });
      if (!scoped) throw OversightErrors.bundleEmpty();
      const { countyId, rows, inFull, accounts } = scoped;
      const { archive, entries } = await this.bundles.make(tx, countyId, {
        scope: { kind, id },
        rows,
        inFull,
        ...(since && { since: [since] }),
        ...(accounts && { only: (leaf: LogLeaf) => moves(leaf, accounts) }),
        withSecrets: true,
      });
      tx.audit({
        action: 'oversight.bundle-exported',
        subject: kind.toLowerCase(),
        subjectId: id,
        regionId: countyId,
        ...(kind === 'SENIOR' && { seniorId: id }),
        details: { purpose, entries },
      });
      return { name: `anzhi-audit-${kind.toLowerCase()}-${id}.zip`, content: archive };
    });
  }
}

/** Others' lots of the same command stay out of it. */
function moves({ source, content }: LogLeaf, accounts: ReadonlySet<string>): boolean {
  if (source !== 'TRANSFER' || !content) return true;
  const { debitAccount, creditAccount } = content.fields;
  return [debitAccount, creditAccount].some((id) => typeof id === 'string' && accounts.has(id));
}
