import { Injectable } from '@nestjs/common';
import { SmsGateway } from '@anzhi/identity';
import { accountOf, type Ctx } from '@anzhi/kernel';
import type { Queryable } from '@anzhi/platform';
import { MATRIX } from '../matrix/matrix';
import { TOPICS, type Channel, type Topic } from '../matrix/topics';
import { QuietTime } from '../telling/quiet-time';
import { isOn, topicsFor, type Choices } from './choice.policy';
import { PreferenceStore } from './preference.store';
import type { PreferencesDto, TopicChoiceDto } from './preferences.dto';

/** What somebody is told about, and how. */
@Injectable()
export class PreferenceQueries {
  constructor(
    private readonly store: PreferenceStore,
    private readonly quiet: QuietTime,
    private readonly sms: SmsGateway,
  ) {}

  async of(db: Queryable, ctx: Ctx): Promise<PreferencesDto> {
    const accountId = accountOf(ctx);
    const choices = (await this.store.of(db, [accountId]))(accountId);
    const roles = ctx.actor.grants.map(({ role }) => role);
    const { from, to } = await this.quiet.hours(db);
    return {
      topics: topicsFor(MATRIX, roles).map((topic) => toDto(topic, choices, ctx)),
      quietFromMinute: from,
      quietToMinute: to,
      smsAvailable: this.sms.isAvailable,
    };
  }
}

const toDto = ([topic, channels]: [Topic, Channel[]], choices: Choices, { locale }: Ctx): TopicChoiceDto => ({
  topic,
  name: locale === 'en' ? TOPICS[topic].en : TOPICS[topic].zh,
  channels: channels.map((channel) => ({
    channel,
    on: isOn(topic, channel, choices),
    fixed: TOPICS[topic].channels[channel] === 'ALWAYS',
  })),
});
