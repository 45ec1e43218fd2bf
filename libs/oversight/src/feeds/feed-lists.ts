import { Injectable, type OnModuleInit } from '@nestjs/common';
import { GeoFacade } from '@anzhi/geo';
import { PersonalData } from '@anzhi/people';
import { BlindIndex, ImportRegistry } from '@anzhi/platform';
import { FeedList } from './feed-list';
import { FEED_RULES } from './feed-rule';

/** Makes every feed a file that can be imported. */
@Injectable()
export class FeedLists implements OnModuleInit {
  constructor(
    private readonly registry: ImportRegistry,
    private readonly geo: GeoFacade,
    private readonly blind: BlindIndex,
    private readonly personal: PersonalData,
  ) {}

  onModuleInit(): void {
    const { geo, blind, personal } = this;
    for (const rule of FEED_RULES) this.registry.register(new FeedList(rule, { geo, blind, personal }));
  }
}
