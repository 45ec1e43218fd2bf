import { appRole } from '@anzhi/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever asked for an evening's plan while the column cannot say that nobody did: no account has this id. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/**
 * Whom an accepted order is meant for until somebody is sent: the search counts on it, nobody has been told, and the
 * evening's plan may decide otherwise. And plans that no person asked for: those of the evening.
 */
export class DispatchPencilled1763903500000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(`
      CREATE TABLE dispatch.pencilled (
        order_id uuid NOT NULL REFERENCES ordering."order",
        seat int NOT NULL CHECK (seat IN (1, 2)),
        provider_id uuid NOT NULL REFERENCES providers.provider,
        caregiver_id uuid NOT NULL REFERENCES providers.caregiver,
        starts_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        latitude double precision NOT NULL,
        longitude double precision NOT NULL,
        datum text NOT NULL,
        on_the_minute boolean NOT NULL,
        PRIMARY KEY (order_id, seat),
        CONSTRAINT pencilled_spans_time CHECK (ends_at > starts_at),
        -- nobody is meant for two homes at once
        CONSTRAINT pencilled_caregiver_is_free
          EXCLUDE USING gist (caregiver_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
      );
      CREATE INDEX pencilled_caregiver ON dispatch.pencilled (caregiver_id, starts_at);
      CREATE INDEX pencilled_provider ON dispatch.pencilled (provider_id);
      GRANT SELECT, INSERT, DELETE ON dispatch.pencilled TO ${app};

      -- null: nobody; the evening's
      ALTER TABLE dispatch.plan ALTER COLUMN requested_by DROP NOT NULL;
      UPDATE dispatch.plan SET requested_by = NULL WHERE requested_by = '${NOBODY}';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE dispatch.pencilled;
      UPDATE dispatch.plan SET requested_by = '${NOBODY}' WHERE requested_by IS NULL;
      ALTER TABLE dispatch.plan ALTER COLUMN requested_by SET NOT NULL;
    `);
  }
}
