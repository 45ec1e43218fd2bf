import { NestFactory } from '@nestjs/core';
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { ROLE_NAMES, type Role } from '@anzhi/contracts';
import { GeoFacade } from '@anzhi/geo';
import { IdentityFacade } from '@anzhi/identity';
import { systemCtx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { AppModule } from '../../api/src/app.module';
import type { CommandContext } from './command';
import { openMigrated } from './database/open-migrated';
import { withKeys } from './secrets';

/** What the command line must say. */
export class AppointmentError extends Error {
  override readonly name = 'AppointmentError';
}

/**
 * `appoint --phone 13900001111 --name 张三 --role CITY_ADMIN --region 321300`: makes the first administrator of a new
 * installation, who appoints everybody else in the application. A new account gets a password, printed once.
 */
export async function appoint(context: CommandContext): Promise<void> {
  const wish = readWish(context.args);
  const { appUrl } = await openMigrated(context);
  const config = { ...withKeys(context), databaseUrl: appUrl };
  const app = await context.shutdown.own(
    NestFactory.createApplicationContext(AppModule.forRoot(config), {
      logger: ['error'],
      abortOnError: false,
    }),
    (opened) => opened.close(),
  );
  const region = wish.region ? await app.get(GeoFacade).byCode(wish.region) : undefined;
  if (wish.region && !region) throw new AppointmentError(`no division has the code ${wish.region}`);
  const identity = app.get(IdentityFacade);
  const password = randomBytes(9).toString('base64url');
  const isNew = await app.get(UnitOfWork).run(systemCtx('appoint'), async (tx) => {
    const known = await identity.accountByPhone(tx, wish.phone);
    const accountId = known ?? (await identity.createAccount(tx, { ...wish, password }));
    await identity.grantRole(tx, accountId, { role: wish.role, ...(region ? { regionId: region.id } : {}) });
    return !known;
  });
  context.progress.print(`  ${wish.role}  ${wish.name}  ${wish.phone}${isNew ? `  ${password}` : ''}`);
}

function readWish(args: string[]): { phone: string; name: string; role: Role; region?: string } {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args, options: { phone: text, name: text, role: text, region: text } });
  const role = ROLE_NAMES.find((known) => known === values.role);
  if (!values.phone || !values.name || !role) {
    throw new AppointmentError(
      `appoint --phone … --name … --role ${ROLE_NAMES.join('|')} [--region <code of the division>]`,
    );
  }
  return {
    phone: values.phone,
    name: values.name,
    role,
    ...(values.region ? { region: values.region } : {}),
  };
}
