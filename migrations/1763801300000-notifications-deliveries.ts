import { appRole } from '@anzhi/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class NotificationsDeliveries1763801300000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(`
      CREATE SCHEMA notifications;
      GRANT USAGE ON SCHEMA notifications TO ${app};

      -- One line for each event, person and channel. It holds what its words need, and no words.
      CREATE TABLE notifications.delivery (
        id uuid PRIMARY KEY,
        event_id uuid NOT NULL,
        account_id uuid NOT NULL REFERENCES identity.account,
        channel text NOT NULL CHECK (channel IN ('IN_APP', 'SMS')),
        -- as whom, and through which room of the event: who no longer stands there is shown and sent nothing
        role text NOT NULL,
        room text NOT NULL,
        topic text NOT NULL,
        template text NOT NULL,
        urgent boolean NOT NULL,
        facts jsonb NOT NULL,
        subject text,
        subject_id text,
        senior_id uuid REFERENCES people.senior,
        region_id int REFERENCES geo.region,
        occurred_at timestamptz NOT NULL,
        made_at timestamptz NOT NULL,
        state text NOT NULL CHECK (state IN
          ('DELIVERED', 'QUEUED', 'SENDING', 'SENT', 'FAILED', 'UNKNOWN', 'EXPIRED', 'WITHDRAWN', 'UNAVAILABLE')),
        -- when it is looked at next; while it is being sent, when the sender is taken for dead
        due_at timestamptz,
        expires_at timestamptz,
        attempts int NOT NULL DEFAULT 0 CHECK (attempts >= 0),
        closed_at timestamptz,
        read_at timestamptz,
        CONSTRAINT delivery_once UNIQUE (event_id, account_id, channel),
        CONSTRAINT delivery_subject CHECK ((subject IS NULL) = (subject_id IS NULL)),
        CONSTRAINT delivery_in_app CHECK ((channel = 'IN_APP') = (state = 'DELIVERED')),
        CONSTRAINT delivery_read_in_app CHECK (read_at IS NULL OR channel = 'IN_APP'),
        CONSTRAINT delivery_open_is_due CHECK ((state IN ('QUEUED', 'SENDING')) = (due_at IS NOT NULL)),
        CONSTRAINT delivery_closed CHECK ((state IN ('QUEUED', 'SENDING')) = (closed_at IS NULL))
      );
      CREATE INDEX delivery_inbox ON notifications.delivery (account_id, made_at, id) WHERE channel = 'IN_APP';
      CREATE INDEX delivery_unread ON notifications.delivery (account_id)
        WHERE channel = 'IN_APP' AND read_at IS NULL;
      CREATE INDEX delivery_account ON notifications.delivery (account_id);
      CREATE INDEX delivery_due ON notifications.delivery (urgent, due_at, id) WHERE due_at IS NOT NULL;
      CREATE INDEX delivery_senior ON notifications.delivery (senior_id, made_at, id) WHERE senior_id IS NOT NULL;
      CREATE INDEX delivery_region ON notifications.delivery (region_id, made_at, id) WHERE region_id IS NOT NULL;
      CREATE INDEX delivery_made ON notifications.delivery (made_at, id);
      GRANT SELECT, INSERT, DELETE ON notifications.delivery TO ${app};
      GRANT UPDATE (state, due_at, attempts, closed_at, read_at) ON notifications.delivery TO ${app};

      -- What became of each attempt to send. It goes with its delivery when the time of keeping is over.
      CREATE TABLE notifications.attempt (
        delivery_id uuid NOT NULL REFERENCES notifications.delivery ON DELETE CASCADE,
        number int NOT NULL CHECK (number > 0),
        at timestamptz NOT NULL,
        outcome text NOT NULL CHECK (outcome IN ('SENT', 'REFUSED', 'UNCLEAR')),
        -- the operator's words, without the number and the text
        detail text,
        PRIMARY KEY (delivery_id, number)
      );
      GRANT SELECT, INSERT, DELETE ON notifications.attempt TO ${app};

      CREATE TABLE notifications.preference (
        account_id uuid NOT NULL REFERENCES identity.account,
        topic text NOT NULL,
        channel text NOT NULL CHECK (channel IN ('IN_APP', 'SMS')),
        is_on boolean NOT NULL,
        changed_at timestamptz NOT NULL,
        PRIMARY KEY (account_id, topic, channel)
      );
      GRANT SELECT, INSERT, UPDATE (is_on, changed_at) ON notifications.preference TO ${app};
    `);
    // nobody is told today of what happened before there were notifications
    await queryRunner.query(`
      INSERT INTO platform.consumer (name, last_seq)
      SELECT name, last_seq FROM platform.event_counter, unnest(ARRAY['notifications', 'notifications-bulk']) AS name
       WHERE last_seq > 0 ON CONFLICT DO NOTHING;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DELETE FROM platform.consumer WHERE name IN ('notifications', 'notifications-bulk');
      DROP TABLE notifications.preference, notifications.attempt, notifications.delivery;
      DROP SCHEMA notifications;
    `);
  }
}
