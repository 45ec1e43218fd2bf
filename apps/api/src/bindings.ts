import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ProviderDirectory } from '@anzhi/entitlement';
import { IdentityFacade } from '@anzhi/identity';
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
  ) {}

  onModuleInit(): void {
    this.directory.bind((db, id) => this.providers.provider(db, id));
    this.signers.bind(async (db, ids) => {
      const names = ids.map(async (id) => [id, (await this.identity.contact(db, id)).name] as const);
      return new Map(await Promise.all(names));
    });
  }
}
