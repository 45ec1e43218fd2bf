import { Injectable } from '@nestjs/common';
import { accountOf, type Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { TOPICS } from '../matrix/topics';
import { NotificationsErrors } from '../notifications.errors';
import { PreferenceQueries } from './preference.queries';
import { PreferenceStore } from './preference.store';
import type { ChangePreferencesDto, ChooseChannelDto, PreferencesDto } from './preferences.dto';

/** The caller chooses what to be told about, for himself alone. It holds from the next message on. */
@Injectable()
export class ChangePreferences {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: PreferenceStore,
    private readonly queries: PreferenceQueries,
  ) {}

  /** @throws notifications.always-on at the choice that cannot be made */
  execute(ctx: Ctx, { choices }: ChangePreferencesDto): Promise<PreferencesDto> {
    const accountId = accountOf(ctx);
    choices.forEach((choice, at) => requireChoice(choice, at, ctx));
    return this.uow.run(ctx, async (tx) => {
      await this.store.choose(tx, accountId, choices);
      tx.audit({
        action: 'notifications.preferences-changed',
        subject: 'account',
        subjectId: accountId,
        details: { choices: choices.map(({ topic, channel, on }) => ({ topic, channel, on })) },
      });
      return this.queries.of(tx, ctx);
    });
  }
}

function requireChoice({ topic, channel, on }: ChooseChannelDto, at: number, { locale }: Ctx): void {
  const { channels, zh, en } = TOPICS[topic];
  if (!on && channels[channel] === 'ALWAYS')
    throw NotificationsErrors.alwaysOn({ topic: locale === 'en' ? en : zh }, `/choices/${at}/on`);
}
