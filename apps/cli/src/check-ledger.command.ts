import { NestFactory } from '@nestjs/core';
import { LedgerChecks, type Difference, type LedgerSum } from '@anzhi/ledger';
import { Database } from '@anzhi/platform';
import { AppModule } from '../../api/src/app.module';
import type { CommandContext } from './command';
import { openMigrated } from './database/open-migrated';
import { LedgerDifferenceError } from './errors';
import { withKeys } from './secrets';

/**
 * `ledger:check`: prints what the accounts of each county hold together and compares everything that is stored twice,
 * in the ledger and in the contexts that keep accounts there. Works beside the running product.
 * @throws LedgerDifferenceError naming the first difference
 */
export async function checkLedgerCommand(context: CommandContext): Promise<void> {
  const { appUrl } = await openMigrated(context);
  const config = { ...withKeys(context), databaseUrl: appUrl };
  const app = await context.shutdown.own(
    NestFactory.createApplicationContext(AppModule.forRoot(config), {
      logger: ['error'],
      abortOnError: false,
    }),
    (opened) => opened.close(),
  );
  const [checks, db] = [app.get(LedgerChecks, { strict: false }), app.get(Database, { strict: false })];
  for (const line of table(await checks.sums(db))) context.progress.print(line);
  const found = await db.snapshot((snapshot) => checks.run(snapshot));
  for (const difference of found.slice(1)) context.progress.print(`  ${sentence(difference)}`);
  if (found.length) throw new LedgerDifferenceError(sentence(found[0]));
  context.progress.say('账目相符 · the ledger adds up');
}

const sentence = ({ rule, countyId, subject, expected, found }: Difference): string =>
  `"${rule}" does not hold: county ${countyId}, ${subject}: expected ${expected}, found ${found}`;

const HEAD = ['county', 'unit', 'kind', 'accounts', 'in', 'held', 'out', 'available'];

/** Words to the left, figures to the right. */
function table(sums: readonly LedgerSum[]): string[] {
  const rows = sums.map(({ countyId, unit, kind, accounts, granted, held, spent }) =>
    [countyId, unit, kind, accounts, granted, held, spent, granted - held - spent].map(String),
  );
  const widths = HEAD.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column].length)));
  return [HEAD, ...rows].map((row) =>
    row
      .map((cell, column) => (column < 3 ? cell.padEnd(widths[column]) : cell.padStart(widths[column])))
      .join('  '),
  );
}
