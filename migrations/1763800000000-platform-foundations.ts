import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from '@anzhi/platform';

export class PlatformFoundations1763800000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(`
      CREATE EXTENSION IF NOT EXISTS btree_gist;
      CREATE SCHEMA platform;
      GRANT USAGE ON SCHEMA platform TO ${app};

      -- History is only ever added to. The trigger stands even for a role that was granted too much.
      CREATE FUNCTION platform.forbid_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'append-only: % on %.%', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'AZ001';
      END $$;

      CREATE PROCEDURE platform.make_append_only(target regclass) LANGUAGE plpgsql AS $$
      BEGIN
        EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %s
                        FOR EACH ROW EXECUTE FUNCTION platform.forbid_change()', target);
        EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON %s
                        FOR EACH STATEMENT EXECUTE FUNCTION platform.forbid_change()', target);
      END $$;

      CREATE TABLE platform.audit_trail (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        account_id uuid,
        roles text[] NOT NULL,
        channel text NOT NULL,
        request_id text NOT NULL,
        command_key uuid,
        action text NOT NULL,
        subject text NOT NULL,
        subject_id text NOT NULL,
        senior_id uuid,
        region_id int,
        organisation_id uuid,
        details jsonb NOT NULL
      );
      CREATE INDEX audit_trail_subject ON platform.audit_trail (subject, subject_id, id);
      CREATE INDEX audit_trail_account ON platform.audit_trail (account_id, id);
      CREATE INDEX audit_trail_senior ON platform.audit_trail (senior_id, id) WHERE senior_id IS NOT NULL;
      CALL platform.make_append_only('platform.audit_trail');
      GRANT SELECT, INSERT ON platform.audit_trail TO ${app};

      CREATE TABLE platform.command (
        caller text NOT NULL,
        key uuid NOT NULL,
        -- Keyed hashes of the request by field, so that other content under the key is refused naming the field.
        content jsonb NOT NULL,
        answer text NOT NULL,
        expires_at timestamptz NOT NULL,
        CONSTRAINT command_pkey PRIMARY KEY (caller, key)
      );
      CREATE INDEX command_expires_at ON platform.command (expires_at);
      GRANT SELECT, INSERT, DELETE ON platform.command TO ${app};

      -- Events wait here, unnumbered, until their transaction has committed.
      CREATE TABLE platform.outbox (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        event_id uuid NOT NULL,
        type text NOT NULL,
        payload jsonb NOT NULL,
        rooms text[] NOT NULL,
        occurred_at timestamptz NOT NULL
      );
      GRANT SELECT, INSERT, DELETE ON platform.outbox TO ${app};

      CREATE TABLE platform.event_counter (
        only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
        last_seq bigint NOT NULL
      );
      INSERT INTO platform.event_counter (last_seq) VALUES (0);
      GRANT SELECT, UPDATE ON platform.event_counter TO ${app};

      CREATE TABLE platform.event (
        seq bigint PRIMARY KEY,
        event_id uuid NOT NULL UNIQUE,
        type text NOT NULL,
        payload jsonb NOT NULL,
        rooms text[] NOT NULL,
        occurred_at timestamptz NOT NULL
      );
      CREATE INDEX event_type ON platform.event (type, seq);
      CALL platform.make_append_only('platform.event');
      GRANT SELECT, INSERT ON platform.event TO ${app};

      CREATE TABLE platform.event_room (
        room text NOT NULL,
        seq bigint NOT NULL REFERENCES platform.event,
        PRIMARY KEY (room, seq)
      );
      CREATE INDEX event_room_seq ON platform.event_room (seq);
      CALL platform.make_append_only('platform.event_room');
      GRANT SELECT, INSERT ON platform.event_room TO ${app};

      CREATE TABLE platform.consumer (
        name text PRIMARY KEY,
        last_seq bigint NOT NULL DEFAULT 0,
        attempts int NOT NULL DEFAULT 0,
        retry_at timestamptz
      );
      GRANT SELECT, INSERT, UPDATE ON platform.consumer TO ${app};

      CREATE TABLE platform.dead_letter (
        consumer text NOT NULL REFERENCES platform.consumer,
        seq bigint NOT NULL REFERENCES platform.event,
        error text NOT NULL,
        at timestamptz NOT NULL,
        PRIMARY KEY (consumer, seq)
      );
      CREATE INDEX dead_letter_seq ON platform.dead_letter (seq);
      GRANT SELECT, INSERT ON platform.dead_letter TO ${app};

      CREATE TABLE platform.job (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        kind text NOT NULL,
        key text NOT NULL,
        due_at timestamptz NOT NULL,
        payload jsonb NOT NULL,
        attempts int NOT NULL DEFAULT 0,
        last_error text,
        UNIQUE (kind, key)
      );
      CREATE INDEX job_due_at ON platform.job (due_at, id);
      GRANT SELECT, INSERT, UPDATE, DELETE ON platform.job TO ${app};

      -- One row for each run of a schedule: whoever inserts it does the work, on any number of workers.
      CREATE TABLE platform.schedule_slot (
        schedule text NOT NULL,
        slot text NOT NULL,
        at timestamptz NOT NULL,
        PRIMARY KEY (schedule, slot)
      );
      GRANT SELECT, INSERT, DELETE ON platform.schedule_slot TO ${app};

      CREATE TABLE platform.setting (
        name text PRIMARY KEY,
        value double precision NOT NULL,
        changed_at timestamptz NOT NULL,
        changed_by uuid
      );
      GRANT SELECT, INSERT, UPDATE ON platform.setting TO ${app};
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE platform.setting, platform.schedule_slot, platform.job, platform.dead_letter, platform.consumer,
        platform.event_room, platform.event, platform.event_counter, platform.outbox, platform.command,
        platform.audit_trail;
      DROP PROCEDURE platform.make_append_only(regclass);
      DROP FUNCTION platform.forbid_change();
      DROP EXTENSION btree_gist;
      DROP SCHEMA platform;
    `);
  }
}
