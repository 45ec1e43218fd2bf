import type { EventMap, EventType, Role } from '@anzhi/contracts';
import type { Right } from '@anzhi/people';
import type { TemplateCode } from '../words/templates';
import type { Topic } from './topics';

/** One row of the matrix: which event tells whom what, and how. */
interface RuleOf<T extends EventType> {
  readonly event: T;
  /** Only when the payload has one of these values. */
  readonly when?: { readonly [K in keyof EventMap[T]]?: readonly EventMap[T][K][] };
  /**
   * Of those who may see the event: ELDER the senior himself, FAMILY his representatives, CAREGIVER the one it is
   * about, roles of a provider those who hold them there, officers those of the division and of the divisions above.
   */
  readonly to: readonly Role[];
  /** What a representative must be allowed to do for the senior; VIEW unless said otherwise. */
  readonly right?: Right;
  readonly topic: Topic;
  readonly template: TemplateCode;
  /** Also as a text message, to whoever has them on for the topic. Everything stands in the list on the screen. */
  readonly sms?: true;
  /** Breaks through the quiet hours. */
  readonly urgent?: true;
  /** A text message that could not be sent by then says nothing any more; a day unless said otherwise. */
  readonly staleMinutes?: number;
}

export type Rule = { [T in EventType]: RuleOf<T> }[EventType];

/** A row as it stands in the matrix: whom the event tells, about which topic, in which words. */
export const row = <T extends EventType>(
  event: T,
  to: readonly Role[],
  topic: Topic,
  template: TemplateCode,
  more: Pick<RuleOf<T>, 'when' | 'right' | 'sms' | 'urgent' | 'staleMinutes'> = {},
): Rule => ({ event, to, topic, template, ...more }) as Rule;

/** Whether the rule speaks of this payload. */
export const applies = (rule: Rule, payload: object): boolean =>
  Object.entries(rule.when ?? {}).every(([key, values]) =>
    (values as readonly unknown[]).includes((payload as Record<string, unknown>)[key]),
  );
