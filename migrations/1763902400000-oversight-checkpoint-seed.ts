import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from '@anzhi/platform';

export class OversightCheckpointSeed1763902400000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(COLUMNS);
    await queryRunner.query(FIRST_COSIGNED);
    await queryRunner.query(SEED_FOLLOWS);
    await queryRunner.query(`GRANT SELECT ON oversight.frame_checkpoint TO ${app}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(SEED_FOLLOWS_BEFORE);
    await queryRunner.query(`
      DROP VIEW oversight.frame_checkpoint;
      ALTER TABLE oversight.frame_seed DROP COLUMN checkpoint_size, DROP COLUMN witness;
      ALTER TABLE oversight.sample_frame DROP COLUMN value_from;
    `);
  }
}

const COLUMNS = `
  -- What was announced is under the root, so it alone says where the value comes from.
  ALTER TABLE oversight.sample_frame ADD COLUMN value_from text NOT NULL
    GENERATED ALWAYS AS (CASE WHEN starts_with(announcement, 'CHECKPOINT ') THEN 'CHECKPOINT' ELSE 'ANNOUNCED' END) STORED;
  ALTER TABLE oversight.frame_seed ADD COLUMN checkpoint_size bigint, ADD COLUMN witness text,
    ADD CONSTRAINT frame_seed_cosignature FOREIGN KEY (county_id, checkpoint_size, witness) REFERENCES ledger.cosignature,
    ADD CONSTRAINT frame_seed_of_a_witness CHECK ((checkpoint_size IS NULL) = (witness IS NULL));
  CREATE INDEX frame_seed_cosignature ON oversight.frame_seed (county_id, checkpoint_size, witness);
`;

const FIRST_COSIGNED = `
  -- Checkpoints whose tree has the frozen frame in it and that somebody outside signed after the announced time. The value
  -- is the checkpoint with his signature under it, which whoever runs the log can neither foresee nor make.
  CREATE VIEW oversight.frame_checkpoint AS
  SELECT f.county_id, f.id AS frame_id, d.first_index AS index, s.size, s.witness, s.witnessed_at,
         split_part(c.note, E'\\n\\n', 1) || E'\\n\\n' || s.line AS value
    FROM oversight.sample_frame f
    JOIN ledger.log_entry e ON (e.county_id, e.kind, e.reference) = (f.county_id, 'FRAME', f.id::text)
    JOIN ledger.sealed d ON (d.county_id, d.source, d.subject) = (e.county_id, 'ENTRY', e.entry_id)
    JOIN ledger.cosignature s ON s.county_id = f.county_id AND s.size > d.first_index AND s.witnessed_at >= f.not_before
    JOIN ledger.checkpoint c ON (c.county_id, c.size) = (s.county_id, s.size)
   WHERE f.value_from = 'CHECKPOINT';
`;

const SEED_FOLLOWS_BEFORE = `
  CREATE OR REPLACE FUNCTION oversight.seed_follows() RETURNS trigger LANGUAGE plpgsql
    SET search_path = oversight, pg_temp AS $$
  BEGIN
    IF NEW.seed IS DISTINCT FROM (SELECT pg_catalog.sha256(f.root || convert_to(NEW.value, 'UTF8')) FROM sample_frame f
                                   WHERE (f.county_id, f.id) = (NEW.county_id, NEW.frame_id))
       OR (SELECT count(*) FROM frame_value v
            WHERE (v.county_id, v.frame_id, v.value) = (NEW.county_id, NEW.frame_id, NEW.value)) < 2 THEN
      RAISE EXCEPTION 'the seed of frame % does not follow from its root and its value', NEW.frame_id
        USING ERRCODE = 'AZ001';
    END IF;
    RETURN NEW;
  END $$;
`;

const SEED_FOLLOWS = `
  CREATE OR REPLACE FUNCTION oversight.seed_follows() RETURNS trigger LANGUAGE plpgsql
    SET search_path = oversight, pg_temp AS $$
  DECLARE
    frame sample_frame;
    comes boolean;
  BEGIN
    SELECT * INTO frame FROM sample_frame f WHERE (f.county_id, f.id) = (NEW.county_id, NEW.frame_id);
    IF frame.value_from = 'CHECKPOINT' THEN
      comes := (NEW.checkpoint_size, NEW.witness, NEW.value) IS NOT DISTINCT FROM
        (SELECT (c.size, c.witness, c.value) FROM frame_checkpoint c
          WHERE (c.county_id, c.frame_id) = (NEW.county_id, NEW.frame_id)
          ORDER BY c.witnessed_at, c.size, c.witness LIMIT 1);
    ELSE
      comes := NEW.checkpoint_size IS NULL
        AND (SELECT count(*) FROM frame_value v
              WHERE (v.county_id, v.frame_id, v.value) = (NEW.county_id, NEW.frame_id, NEW.value)) >= 2;
    END IF;
    IF NOT comes OR NEW.seed IS DISTINCT FROM pg_catalog.sha256(frame.root || convert_to(NEW.value, 'UTF8')) THEN
      RAISE EXCEPTION 'the seed of frame % does not follow from its root and its value', NEW.frame_id
        USING ERRCODE = 'AZ001';
    END IF;
    RETURN NEW;
  END $$;
`;
