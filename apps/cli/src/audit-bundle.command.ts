import { NestFactory } from '@nestjs/core';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { GeoFacade } from '@anzhi/geo';
import { systemCtx } from '@anzhi/kernel';
import { ExportBundle, type BundleScope } from '@anzhi/oversight';
import { AppModule } from '../../api/src/app.module';
import type { CommandContext } from './command';
import { openMigrated } from './database/open-migrated';
import { withKeys } from './secrets';

/** What the command line must say. */
export class AuditBundleError extends Error {
  override readonly name = 'AuditBundleError';
}

const USAGE =
  'audit:bundle --county <code> (--order|--visit|--senior|--case <id> | --month 2026-11) --purpose … [--since <size>] --out file.zip';

/**
 * `audit:bundle`: writes what proves an order, a visit, a senior, a case or a month of a county to somebody outside;
 * `node verify.mjs file.zip` verifies it. Who takes it away and why is in the audit trail.
 */
export async function auditBundle(context: CommandContext): Promise<void> {
  const { countyCode, scope, purpose, since, out } = readWish(context.args);
  const { appUrl } = await openMigrated(context);
  const config = { ...withKeys(context), databaseUrl: appUrl };
  const app = await context.shutdown.own(
    NestFactory.createApplicationContext(AppModule.forRoot(config), {
      logger: ['error'],
      abortOnError: false,
    }),
    (opened) => opened.close(),
  );
  const county = await app.get(GeoFacade, { strict: false }).byCode(countyCode);
  if (!county) throw new AuditBundleError(`no division has the code ${countyCode}`);
  const ctx = systemCtx('audit:bundle');
  const { content } = await app
    .get(ExportBundle, { strict: false })
    .execute({ ...ctx, scope: { ...ctx.scope, regionIds: [county.id] } }, { ...scope, purpose, since });
  writeFileSync(out, content);
  context.progress.say(
    `证据包已写入 ${out}，用 node libs/ledger/data/audit/verify.mjs ${out} 核验 · written, verify it with verify.mjs`,
  );
}

interface Wish {
  readonly countyCode: string;
  readonly scope: BundleScope;
  readonly purpose: string;
  readonly since?: number;
  readonly out: string;
}

function readWish(args: string[]): Wish {
  const text = { type: 'string' } as const;
  const scopes = { order: text, visit: text, senior: text, case: text, month: text };
  const options = { ...scopes, county: text, purpose: text, since: text, out: text };
  const { values } = parseArgs({ args, options });
  const named = (Object.keys(scopes) as (keyof typeof scopes)[]).filter((name) => values[name]);
  const [kind] = named;
  if (named.length !== 1 || !values.county || !values.purpose || !values.out)
    throw new AuditBundleError(USAGE);
  return {
    countyCode: values.county,
    scope: { kind: kind.toUpperCase() as BundleScope['kind'], id: values[kind]! },
    purpose: values.purpose,
    ...(values.since && { since: Number(values.since) }),
    out: values.out,
  };
}
