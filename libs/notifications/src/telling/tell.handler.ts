import { Injectable, Logger } from '@nestjs/common';
import type { EventType } from '@anzhi/contracts';
import { SmsGateway } from '@anzhi/identity';
import { addMinutes } from '@anzhi/kernel';
import type { StoredEvent, Tx } from '@anzhi/platform';
import { MATRIX } from '../matrix/matrix';
import { applies, type Rule } from '../matrix/rule';
import type { Topic } from '../matrix/topics';
import { channelsOf } from '../preferences/choice.policy';
import { PreferenceStore } from '../preferences/preference.store';
import { factsOfTemplate, render, type Facts } from '../words/render';
import { DeliveryWriter, type NewDelivery } from './delivery-writer';
import { isTooLateAfter } from './quiet-hours.policy';
import { QuietTime } from './quiet-time';
import { Recipients, type Recipient } from './recipients';
import { Scenes, type Scene } from './scene';

const STALE_MINUTES = 24 * 60;

/** A person and the row of the matrix that tells him. */
interface Told {
  readonly rule: Rule;
  readonly recipient: Recipient;
}

/** Turns an event into what each person is told of it, in the transaction in which the consumer's cursor moves. */
@Injectable()
export class Tell {
  private readonly log = new Logger(Tell.name);

  constructor(
    private readonly recipients: Recipients,
    private readonly scenes: Scenes,
    private readonly preferences: PreferenceStore,
    private readonly deliveries: DeliveryWriter,
    private readonly quiet: QuietTime,
    private readonly sms: SmsGateway,
  ) {}

  async apply(tx: Tx, event: StoredEvent): Promise<void> {
    const told = await this.whom(tx, event);
    if (!told.length) return;
    const scene = await this.scenes.of(tx, event);
    const written = await this.deliveries.write(tx, event, scene, await this.what(tx, event, scene, told));
    for (const { accountId, channel } of written) {
      if (channel !== 'IN_APP') continue;
      tx.publish({
        type: 'notifications.inbox-changed.v1',
        payload: { accountId, added: 1 },
        audience: { accountId },
      });
    }
  }

  /** Each person once: the first row of the matrix that reaches him. */
  private async whom(tx: Tx, { type, payload, rooms }: StoredEvent): Promise<Told[]> {
    const told = new Map<string, Told>();
    for (const rule of MATRIX) {
      if (rule.event !== type || !applies(rule, payload)) continue;
      for (const recipient of await this.recipients.of(tx, rule.to, rooms, rule.right))
        if (!told.has(recipient.accountId)) told.set(recipient.accountId, { rule, recipient });
    }
    return [...told.values()];
  }

  private async what(
    tx: Tx,
    event: StoredEvent,
    scene: Scene,
    told: readonly Told[],
  ): Promise<NewDelivery[]> {
    const choicesOf = await this.preferences.of(
      tx,
      told.map(({ recipient }) => recipient.accountId),
    );
    const quietEnd = await this.quiet.until(tx, tx.now);
    const factsOf = await this.factsOf(tx, event.type, scene, told);
    return told.flatMap(({ rule, recipient }) => {
      const facts = factsOf.get(rule);
      if (!facts) return [];
      const urgent = rule.urgent ?? cannotWait(rule, scene, quietEnd, tx.now);
      return channelsOf(rule, choicesOf(recipient.accountId)).map((channel): NewDelivery => {
        if (channel === 'IN_APP') return onScreen({ rule, recipient, urgent, facts });
        const dueAt = this.sms.isAvailable ? (!urgent && quietEnd) || tx.now : null;
        const state = dueAt ? 'QUEUED' : 'UNAVAILABLE';
        return { rule, recipient, urgent, facts, channel, state, dueAt, expiresAt: expiryOf(event, rule) };
      });
    });
  }

  /** What each row's words are made of. A row whose words would have a hole tells nobody, and somebody looks into it. */
  private async factsOf(
    tx: Tx,
    type: EventType,
    scene: Scene,
    told: readonly Told[],
  ): Promise<Map<Rule, Facts>> {
    const found = new Map<Rule, Facts>();
    for (const rule of new Set(told.map((each) => each.rule))) {
      const facts = await this.scenes.facts(tx, scene, factsOfTemplate(rule.template));
      try {
        render(rule.template, facts, 'zh-CN');
        found.set(rule, facts);
      } catch (error) {
        this.log.error({ err: error, type }, 'a message could not be written');
      }
    }
    return found;
  }
}

/** Who comes, or that nobody does, is of no use after the visit was to begin. */
const ABOUT_VISITS: readonly Topic[] = ['BOOKINGS', 'SCHEDULE'];

const cannotWait = ({ topic }: Rule, { order }: Scene, quietEnd: Date | undefined, now: Date): boolean =>
  quietEnd !== undefined && ABOUT_VISITS.includes(topic) && isTooLateAfter(quietEnd, order?.startsAt, now);

const onScreen = (about: Pick<NewDelivery, 'rule' | 'recipient' | 'urgent' | 'facts'>): NewDelivery => ({
  ...about,
  channel: 'IN_APP',
  state: 'DELIVERED',
  dueAt: null,
  expiresAt: null,
});

/** An offer's own deadline, or so long after the event. */
function expiryOf({ payload, occurredAt }: StoredEvent, { staleMinutes = STALE_MINUTES }: Rule): Date {
  const stale = addMinutes(occurredAt, staleMinutes);
  const deadline = 'expiresAt' in payload ? new Date(payload.expiresAt) : stale;
  return deadline < stale ? deadline : stale;
}
