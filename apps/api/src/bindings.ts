import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ProviderDirectory } from '@anzhi/entitlement';
import { ProvidersFacade } from '@anzhi/providers';

/** What one context asks and another one knows, where neither may use the other. */
@Injectable()
export class Bindings implements OnModuleInit {
  constructor(
    private readonly directory: ProviderDirectory,
    private readonly providers: ProvidersFacade,
  ) {}

  onModuleInit(): void {
    this.directory.bind((db, id) => this.providers.provider(db, id));
  }
}
