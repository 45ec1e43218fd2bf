import { Injectable } from '@nestjs/common';
import { newId } from '@anzhi/kernel';
import type { StoredEvent, Tx } from '@anzhi/platform';
import type { Rule } from '../matrix/rule';
import type { Channel } from '../matrix/topics';
import type { Facts } from '../words/render';
import type { Recipient } from './recipients';
import type { Scene } from './scene';

/** Something that is told to one person by one channel. */
export interface NewDelivery {
  readonly recipient: Recipient;
  readonly rule: Rule;
  readonly channel: Channel;
  /** Breaks through the quiet hours. */
  readonly urgent: boolean;
  readonly facts: Facts;
  readonly state: 'DELIVERED' | 'QUEUED' | 'UNAVAILABLE';
  /** Of what is queued. */
  readonly dueAt: Date | null;
  readonly expiresAt: Date | null;
}

interface Written {
  readonly accountId: string;
  readonly channel: Channel;
}

/** The rows of deliveries: one for an event, a person and a channel, however often the event comes. */
@Injectable()
export class DeliveryWriter {
  /** @returns those that were not there already */
  async write(tx: Tx, event: StoredEvent, scene: Scene, news: readonly NewDelivery[]): Promise<Written[]> {
    const rows = news.map(({ recipient, rule, ...delivery }) => ({
      id: newId(tx.now),
      account_id: recipient.accountId,
      channel: delivery.channel,
      role: recipient.role,
      room: recipient.room,
      topic: rule.topic,
      template: rule.template,
      urgent: delivery.urgent,
      facts: delivery.facts,
      state: delivery.state,
      due_at: delivery.dueAt,
      expires_at: delivery.expiresAt,
      closed_at: delivery.state === 'QUEUED' ? null : tx.now,
    }));
    return tx.query<Written>(
      `INSERT INTO notifications.delivery (id, event_id, account_id, channel, role, room, topic, template, urgent, facts,
         subject, subject_id, senior_id, region_id, occurred_at, made_at, state, due_at, expires_at, closed_at)
       SELECT r.id, $2, r.account_id, r.channel, r.role, r.room, r.topic, r.template, r.urgent, r.facts,
              $3, $4, $5, $6, $7, $8, r.state, r.due_at, r.expires_at, r.closed_at
         FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, account_id uuid, channel text, role text, room text,
           topic text, template text, urgent boolean, facts jsonb, state text, due_at timestamptz,
           expires_at timestamptz, closed_at timestamptz)
       ON CONFLICT (event_id, account_id, channel) DO NOTHING
       RETURNING account_id AS "accountId", channel`,
      [
        JSON.stringify(rows),
        event.id,
        scene.subject?.kind ?? null,
        scene.subject?.id ?? null,
        scene.senior?.id ?? null,
        scene.regionId ?? null,
        event.occurredAt,
        tx.now,
      ],
    );
  }
}
