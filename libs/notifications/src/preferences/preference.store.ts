import { Injectable } from '@nestjs/common';
import type { Queryable, Tx } from '@anzhi/platform';
import { choiceKey, type Choices } from './choice.policy';
import type { Channel, Topic } from '../matrix/topics';

export interface Choice {
  readonly topic: Topic;
  readonly channel: Channel;
  readonly on: boolean;
}

/** What people chose. Nobody has a row until he chooses. */
@Injectable()
export class PreferenceStore {
  /** The choices of each account; one that chose nothing has none. */
  async of(db: Queryable, accountIds: readonly string[]): Promise<(accountId: string) => Choices> {
    const rows = await db.query<{ accountId: string; topic: string; channel: string; isOn: boolean }>(
      `SELECT account_id AS "accountId", topic, channel, is_on AS "isOn"
         FROM notifications.preference WHERE account_id = ANY($1)`,
      [accountIds],
    );
    return (accountId) =>
      new Map(
        rows
          .filter((row) => row.accountId === accountId)
          .map(({ topic, channel, isOn }) => [choiceKey(topic, channel), isOn]),
      );
  }

  async choose(tx: Tx, accountId: string, choices: readonly Choice[]): Promise<void> {
    await tx.query(
      `INSERT INTO notifications.preference (account_id, topic, channel, is_on, changed_at)
       SELECT $1, topic, channel, is_on, $3
         FROM jsonb_to_recordset($2::jsonb) AS r(topic text, channel text, is_on boolean)
       ON CONFLICT (account_id, topic, channel)
       DO UPDATE SET is_on = excluded.is_on, changed_at = excluded.changed_at`,
      [
        accountId,
        JSON.stringify(choices.map(({ topic, channel, on }) => ({ topic, channel, is_on: on }))),
        tx.now,
      ],
    );
  }
}
