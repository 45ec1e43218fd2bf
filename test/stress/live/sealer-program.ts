import { NestFactory } from '@nestjs/core';
import { Module, type DynamicModule } from '@nestjs/common';
import { LedgerModule, Sealer } from '@anzhi/ledger';
import { PlatformModule, type Config } from '@anzhi/platform';

@Module({})
class SealingModule {
  static of(config: Config): DynamicModule {
    return { module: SealingModule, imports: [PlatformModule.forRoot(config), LedgerModule] };
  }
}

/** Runs in a process that is going to be killed: of a worker, what seals one county's log, without a pause. */
async function seal({ config, countyId }: { config: Config; countyId: number }): Promise<void> {
  const app = await NestFactory.createApplicationContext(SealingModule.of(config), { logger: false });
  const sealer = app.get(Sealer, { strict: false });
  process.send!('ready');
  for (;;) await sealer.seal(countyId);
}

process.once('message', (order: { config: Config; countyId: number }) => {
  seal(order).catch((error: Error) => {
    console.error(error);
    process.exit(1);
  });
});
process.on('disconnect', () => process.exit(1));
