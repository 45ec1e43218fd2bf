import { Module, type OnModuleInit } from '@nestjs/common';
import type { EventType } from '@anzhi/contracts';
import { CatalogueModule } from '@anzhi/catalogue';
import { GeoModule } from '@anzhi/geo';
import { IdentityModule } from '@anzhi/identity';
import { OrderingModule } from '@anzhi/ordering';
import { PeopleModule } from '@anzhi/people';
import { EventConsumers, WorkerLoops, type Handlers, type StoredEvent, type Tx } from '@anzhi/platform';
import { ProvidersModule } from '@anzhi/providers';
import { InboxController } from './inbox/inbox.controller';
import { InboxQueries } from './inbox/inbox.queries';
import { ReadMessages } from './inbox/read-messages.usecase';
import { Standing } from './inbox/standing';
import { DeliveriesController } from './log/deliveries.controller';
import { DeliveryQueries } from './log/delivery.queries';
import { MATRIX } from './matrix/matrix';
import { BULK } from './matrix/silent';
import { ChangePreferences } from './preferences/change-preferences.usecase';
import { PreferenceQueries } from './preferences/preference.queries';
import { PreferenceStore } from './preferences/preference.store';
import { PreferencesController } from './preferences/preferences.controller';
import { SmsQueue } from './sms/sms-queue';
import { SmsSender } from './sms/sms-sender';
import { DeliveryPurge } from './telling/delivery-purge';
import { DeliveryWriter } from './telling/delivery-writer';
import { QuietTime } from './telling/quiet-time';
import { Recipients } from './telling/recipients';
import { Scenes } from './telling/scene';
import { Tell } from './telling/tell.handler';
import { checkWords } from './words/check-words';

/** Nobody imports this context: it reads what the others tell it, and decides nothing. */
@Module({
  imports: [CatalogueModule, GeoModule, IdentityModule, OrderingModule, PeopleModule, ProvidersModule],
  controllers: [InboxController, PreferencesController, DeliveriesController],
  providers: [
    ChangePreferences,
    DeliveryPurge,
    DeliveryQueries,
    DeliveryWriter,
    InboxQueries,
    PreferenceQueries,
    PreferenceStore,
    QuietTime,
    ReadMessages,
    Recipients,
    Scenes,
    SmsQueue,
    SmsSender,
    Standing,
    Tell,
  ],
})
export class NotificationsModule implements OnModuleInit {
  constructor(
    private readonly consumers: EventConsumers,
    private readonly loops: WorkerLoops,
    private readonly tell: Tell,
    private readonly sender: SmsSender,
  ) {}

  onModuleInit(): void {
    checkWords();
    const told = [...new Set(MATRIX.map(({ event }) => event))];
    const [soon, bulk] = ['notifications', 'notifications-bulk'];
    this.consumers.register(soon, this.handlers(told.filter((type) => !BULK.includes(type))));
    this.consumers.register(bulk, this.handlers(told.filter((type) => BULK.includes(type))));
    this.loops.add('notifications.sms', () => this.sender.runOnce(), [soon, bulk]);
  }

  private handlers(types: readonly EventType[]): Handlers {
    const tell = (tx: Tx, event: StoredEvent): Promise<void> => this.tell.apply(tx, event);
    return Object.fromEntries(types.map((type) => [type, tell]));
  }
}
