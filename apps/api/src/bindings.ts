import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CaptureGuard, ProviderDirectory } from '@anzhi/entitlement';
import { IdentityFacade } from '@anzhi/identity';
import { CaptureRules } from '@anzhi/oversight';
import { ProvidersFacade } from '@anzhi/providers';
import { Signers } from '@anzhi/settlement';

/** What one context asks and another one knows, where neither may use the other. */
@Injectable()
export class Bindings implements OnModuleInit {
  constructor(
    private readonly directory: ProviderDirectory,
    private readonly providers: ProvidersFacade,
    private readonly signers: Signers,
    private readonly identity: IdentityFacade,
    private readonly guard: CaptureGuard,
    private readonly rules: CaptureRules,
  ) {}

  onModuleInit(): void {
    this.guard.bind((tx, capture) => this.rules.judge(tx, capture));
    this.directory.bind((db, id) => this.providers.provider(db, id));
    this.signers.bind(async (db, ids) => {
      const names = ids.map(async (id) => [id, (await this.identity.contact(db, id)).name] as const);
      return new Map(await Promise.all(names));
    });
  }
}
