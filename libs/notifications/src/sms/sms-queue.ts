import { Injectable, Logger } from '@nestjs/common';
import type { Role } from '@anzhi/contracts';
import { IdentityFacade, SmsGateway } from '@anzhi/identity';
import type { Locale } from '@anzhi/kernel';
import type { Tx } from '@anzhi/platform';
import type { Topic } from '../matrix/topics';
import { isOn } from '../preferences/choice.policy';
import { PreferenceStore } from '../preferences/preference.store';
import { smsMachine, type SmsEvent, type SmsState } from '../telling/delivery.state';
import { QuietTime } from '../telling/quiet-time';
import { Recipients } from '../telling/recipients';
import { render, type Facts } from '../words/render';
import type { TemplateCode } from '../words/templates';
import { nextStep, type Outcome } from './sending.policy';

/** After so long the sender is taken for dead; longer than any operator takes to answer. */
const LEASE_MS = 120_000;
/** Handed over at the same time by one process. */
const BATCH = 10;

interface Row {
  readonly id: string;
  readonly accountId: string;
  readonly role: Role;
  readonly room: string;
  readonly topic: Topic;
  readonly template: TemplateCode;
  readonly urgent: boolean;
  readonly facts: Facts;
  readonly state: SmsState;
  readonly attempts: number;
  readonly expiresAt: Date;
}

/** A message that is claimed and may be handed over now. */
export interface ClaimedSms {
  readonly id: string;
  /** This one, from 1. */
  readonly attempt: number;
  readonly phone: string;
  readonly text: string;
}

/** The text messages on their way: claimed before they are sent, so that no two processes send one. */
@Injectable()
export class SmsQueue {
  private readonly log = new Logger(SmsQueue.name);

  constructor(
    private readonly identity: IdentityFacade,
    private readonly preferences: PreferenceStore,
    private readonly recipients: Recipients,
    private readonly quiet: QuietTime,
    private readonly gateway: SmsGateway,
  ) {}

  /** @returns how many were due, and those of them that are to be sent now, urgent ones first */
  async claim(tx: Tx): Promise<{ due: number; claimed: ClaimedSms[] }> {
    const rows = await tx.query<Row>(
      `SELECT id, account_id AS "accountId", role, room, topic, template, urgent, facts, state, attempts,
              expires_at AS "expiresAt"
         FROM notifications.delivery WHERE due_at <= $1
        ORDER BY urgent DESC, due_at, id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
      [tx.now],
    );
    const claimed: ClaimedSms[] = [];
    const quietEnd = rows.length ? await this.quiet.until(tx, tx.now) : undefined;
    for (const row of rows) {
      const sms = await this.decide(tx, row, quietEnd);
      if (sms) claimed.push(sms);
    }
    return { due: rows.length, claimed };
  }

  /** Notes what became of an attempt; one whose message was taken over meanwhile only leaves its line. */
  async record(
    tx: Tx,
    { id, attempt }: ClaimedSms,
    result: { outcome: Outcome; detail: string | null; event: SmsEvent; dueAt: Date | null },
  ): Promise<void> {
    await this.note(tx, id, attempt, result.outcome, result.detail);
    await this.move(tx, { id, state: 'SENDING', attempts: attempt }, result.event, result.dueAt);
  }

  private async decide(tx: Tx, row: Row, quietEnd: Date | undefined): Promise<ClaimedSms | undefined> {
    const addressee = await this.identity.addressee(tx, row.accountId);
    const choices = (await this.preferences.of(tx, [row.accountId]))(row.accountId);
    const isWanted =
      addressee?.isActive === true &&
      isOn(row.topic, 'SMS', choices) &&
      (await this.recipients.stillReach(tx, row));
    const about = { knowsKeys: this.gateway.knowsKeys, quietEnd };
    const { event, dueAt } = nextStep({ ...row, isWanted }, tx.now, about);
    // the one who began the last attempt never told what came of it
    if (row.state === 'SENDING') await this.note(tx, row.id, row.attempts, 'UNCLEAR', null);
    const text = event === 'claim' && addressee ? this.textOf(row, addressee.locale) : undefined;
    if (!text || !addressee) {
      await this.move(tx, row, event === 'claim' ? 'fail' : event, dueAt ?? null);
      return undefined;
    }
    await this.move(tx, row, 'claim', new Date(tx.now.getTime() + LEASE_MS), 1);
    return { id: row.id, attempt: row.attempts + 1, phone: addressee.phone, text };
  }

  /** One that an earlier release queued and this one cannot write must not hold up the others. */
  private textOf({ id, template, facts }: Row, locale: Locale): string | undefined {
    try {
      return signed(render(template, facts, locale), locale);
    } catch (error) {
      this.log.error({ err: error, delivery: id }, 'a text message could not be written');
      return undefined;
    }
  }

  private async move(
    tx: Tx,
    { id, state, attempts }: Pick<Row, 'id' | 'state' | 'attempts'>,
    event: SmsEvent,
    dueAt: Date | null,
    more = 0,
  ): Promise<void> {
    const to = smsMachine.next(state, event);
    if (!to) throw new Error(`a message in ${state} cannot ${event}`);
    await tx.query(
      `UPDATE notifications.delivery SET state = $4, due_at = $5, attempts = attempts + $6,
              closed_at = CASE WHEN $5::timestamptz IS NULL THEN $7::timestamptz END
        WHERE id = $1 AND state = $2 AND attempts = $3`,
      [id, state, attempts, to, dueAt, more, tx.now],
    );
  }

  private async note(
    tx: Tx,
    id: string,
    number: number,
    outcome: Outcome,
    detail: string | null,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO notifications.attempt (delivery_id, number, at, outcome, detail) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (delivery_id, number) DO NOTHING`,
      [id, number, tx.now, outcome, detail],
    );
  }
}

/** Who writes stands first, as the operators ask. */
const signed = (text: string, locale: Locale): string =>
  locale === 'en' ? `[Anzhi] ${text}` : `【安之】${text}`;
