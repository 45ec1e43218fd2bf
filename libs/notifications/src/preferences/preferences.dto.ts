import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  ValidateNested,
} from 'class-validator';
import { CHANNELS, TOPICS, type Channel, type Topic } from '../matrix/topics';

export class ChannelChoiceDto {
  /** IN_APP (the list on the screen) or SMS. */
  channel: string;
  on: boolean;
  /** It has legal effect or concerns safety, so it cannot be switched off. */
  fixed: boolean;
}

export class TopicChoiceDto {
  /** Code of the topic. */
  topic: string;
  /** Its name in the language of the request. */
  name: string;
  /** The channels it comes by. */
  channels: ChannelChoiceDto[];
}

export class PreferencesDto {
  /** What can reach the caller in his roles. */
  topics: TopicChoiceDto[];
  /** Text messages that can wait are not sent from this minute of the day (China) on. */
  quietFromMinute: number;
  /** They are sent from this minute on; the same as the beginning: there are no quiet hours. */
  quietToMinute: number;
  /** Whether text messages can be sent at all. */
  smsAvailable: boolean;
}

export class ChooseChannelDto {
  /** Code of the topic. */
  @IsIn(Object.keys(TOPICS))
  topic: Topic;

  /** IN_APP or SMS. */
  @IsIn(CHANNELS)
  channel: Channel;

  /** Whether to be told of the topic by the channel. */
  @IsBoolean()
  on: boolean;
}

export class ChangePreferencesDto {
  /** What changes; the rest stays as it is. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique(({ topic, channel }: ChooseChannelDto) => `${topic}/${channel}`)
  @ValidateNested({ each: true })
  @Type(() => ChooseChannelDto)
  choices: ChooseChannelDto[];
}
