import type { Role } from '@anzhi/contracts';
import type { Rule } from '../matrix/rule';
import { CHANNELS, TOPICS, type Channel, type Topic } from '../matrix/topics';

/** What somebody chose; nothing where he left it as it is. */
export type Choices = ReadonlyMap<string, boolean>;

export const choiceKey = (topic: string, channel: string): string => `${topic}/${channel}`;

/** Whether somebody with these choices is told of the topic by the channel. */
export function isOn(topic: Topic, channel: Channel, choices: Choices): boolean {
  const standing = TOPICS[topic].channels[channel];
  if (standing === 'ALWAYS') return true;
  return choices.get(choiceKey(topic, channel)) ?? standing === 'ON';
}

/** The channels by which a row of the matrix reaches somebody with these choices. */
export const channelsOf = (rule: Pick<Rule, 'topic' | 'sms'>, choices: Choices): Channel[] =>
  CHANNELS.filter((channel) => (channel !== 'SMS' || rule.sms) && isOn(rule.topic, channel, choices));

/** What there is to choose for somebody with these roles, in the order of the table. */
export function topicsFor(matrix: readonly Rule[], roles: readonly string[]): [Topic, Channel[]][] {
  const mine = matrix.filter(({ to }) => to.some((role: Role) => roles.includes(role)));
  return (Object.keys(TOPICS) as Topic[]).flatMap((topic): [Topic, Channel[]][] => {
    const rules = mine.filter((rule) => rule.topic === topic);
    if (!rules.length) return [];
    return [[topic, rules.some(({ sms }) => sms) ? [...CHANNELS] : ['IN_APP']]];
  });
}
