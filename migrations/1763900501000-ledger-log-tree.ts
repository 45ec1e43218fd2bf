import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from '@anzhi/platform';

export class LedgerLogTree1763900501000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(WRITERS);
    await queryRunner.query(TREE);
    await queryRunner.query(CHECKPOINTS);
    await queryRunner.query(`
      GRANT SELECT ON ledger.log, ledger.log_mark, ledger.sealed, ledger.tile, ledger.checkpoint, ledger.log_key,
        ledger.cosignature TO ${app};
      GRANT INSERT ON ledger.checkpoint, ledger.log_key, ledger.cosignature TO ${app};
      REVOKE ALL ON FUNCTION ledger.log_only_grows, ledger.tile_only_grows FROM PUBLIC;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE ledger.cosignature, ledger.log_key, ledger.checkpoint, ledger.tile, ledger.sealed, ledger.log_mark, ledger.log;
      DROP FUNCTION ledger.log_only_grows, ledger.tile_only_grows;
      ${VERIFIED_ONCE}
      ALTER TABLE ledger.evidence DROP COLUMN xid, DROP COLUMN verified_xid;
      ALTER TABLE ledger.command DROP COLUMN xid;
    `);
  }
}

const verifiedOnce = (columns: string, note: string): string => `
  CREATE OR REPLACE FUNCTION ledger.evidence_is_only_verified() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.state = 'REGISTERED' AND NEW.state = 'VERIFIED'
       AND to_jsonb(OLD) - '${columns}'::text[] = to_jsonb(NEW) - '${columns}'::text[] THEN
${note}      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'evidence changes only from REGISTERED to VERIFIED' USING ERRCODE = 'AZ001';
  END $$;`;

const VERIFIED_ONCE = verifiedOnce('{state,verified_at}', '');

/**
 * Which transaction wrote a row. The sealer takes what was written by transactions that are all over, which no number
 * given at writing could tell: a number taken early may be committed late.
 */
const WRITERS = `
  ALTER TABLE ledger.command ADD COLUMN xid xid8 NOT NULL DEFAULT pg_current_xact_id();
  CREATE INDEX command_unsealed ON ledger.command (county_id, xid, command_id);

  ALTER TABLE ledger.evidence ADD COLUMN xid xid8 NOT NULL DEFAULT pg_current_xact_id(), ADD COLUMN verified_xid xid8;
  CREATE INDEX evidence_unsealed ON ledger.evidence (county_id, xid, evidence_id);
  CREATE INDEX evidence_verified ON ledger.evidence (county_id, verified_xid, evidence_id) WHERE verified_xid IS NOT NULL;
  ALTER TABLE ledger.evidence DISABLE TRIGGER evidence_is_only_verified;
  UPDATE ledger.evidence SET verified_xid = xid WHERE state = 'VERIFIED';
  ALTER TABLE ledger.evidence ENABLE TRIGGER evidence_is_only_verified;
  ${verifiedOnce('{state,verified_at,verified_xid}', '      NEW.verified_xid := pg_current_xact_id();\n')}
`;

const TREE = `
  -- One tree a region. Its size and root are what every checkpoint signs.
  CREATE TABLE ledger.log (
    county_id int PRIMARY KEY,
    hash text NOT NULL,
    size bigint NOT NULL DEFAULT 0,
    root bytea NOT NULL,
    -- The server whose transaction numbers the marks are of. After a dump is restored on another one they mean nothing,
    -- and what is not sealed is found by looking for it.
    cluster text NOT NULL,
    restored boolean NOT NULL DEFAULT false,
    CONSTRAINT log_hash_known CHECK (hash IN ('SHA-256', 'SM3')),
    CONSTRAINT log_root_is_a_hash CHECK (octet_length(root) = 32)
  );
  CREATE FUNCTION ledger.log_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'UPDATE' AND NEW.county_id = OLD.county_id AND NEW.hash = OLD.hash
       AND (NEW.size > OLD.size OR (NEW.size = OLD.size AND NEW.root = OLD.root)) THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a log only grows' USING ERRCODE = 'AZ001';
  END $$;
  CREATE TRIGGER log_only_grows BEFORE UPDATE OR DELETE ON ledger.log
    FOR EACH ROW EXECUTE FUNCTION ledger.log_only_grows();

  -- Up to where each source is sealed.
  CREATE TABLE ledger.log_mark (
    county_id int NOT NULL,
    source ledger.word NOT NULL,
    xid xid8 NOT NULL,
    subject uuid NOT NULL,
    -- Set while everything of another server is looked through: where following begins again.
    follow_from xid8,
    PRIMARY KEY (county_id, source),
    CONSTRAINT log_mark_log FOREIGN KEY (county_id) REFERENCES ledger.log
  );

  -- Which leaves a row became: one row for all of them, since they follow one another.
  CREATE TABLE ledger.sealed (
    county_id int NOT NULL,
    source ledger.word NOT NULL,
    subject uuid NOT NULL,
    first_index bigint NOT NULL,
    leaves int NOT NULL,
    PRIMARY KEY (county_id, source, subject),
    CONSTRAINT sealed_index UNIQUE (county_id, first_index),
    CONSTRAINT sealed_some CHECK (leaves > 0)
  );
  CALL platform.make_append_only('ledger.sealed');

  -- C2SP tlog-tiles: up to 256 hashes; the last one of a level grows.
  CREATE TABLE ledger.tile (
    county_id int NOT NULL,
    level smallint NOT NULL,
    n bigint NOT NULL,
    hashes bytea NOT NULL,
    PRIMARY KEY (county_id, level, n),
    CONSTRAINT tile_width CHECK (octet_length(hashes) % 32 = 0 AND octet_length(hashes) BETWEEN 32 AND 8192)
  );
  ALTER TABLE ledger.tile ALTER hashes SET STORAGE EXTERNAL;
  CREATE FUNCTION ledger.tile_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'UPDATE' AND (NEW.county_id, NEW.level, NEW.n) = (OLD.county_id, OLD.level, OLD.n)
       AND substring(NEW.hashes FROM 1 FOR octet_length(OLD.hashes)) = OLD.hashes THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a tile only grows' USING ERRCODE = 'AZ001';
  END $$;
  CREATE TRIGGER tile_only_grows BEFORE UPDATE OR DELETE ON ledger.tile
    FOR EACH ROW EXECUTE FUNCTION ledger.tile_only_grows();
`;

const CHECKPOINTS = `
  CREATE TABLE ledger.checkpoint (
    county_id int NOT NULL,
    size bigint NOT NULL,
    root bytea NOT NULL,
    -- the signed note as published
    note text NOT NULL,
    signed_at timestamptz NOT NULL,
    PRIMARY KEY (county_id, size),
    CONSTRAINT checkpoint_log FOREIGN KEY (county_id) REFERENCES ledger.log
  );
  CALL platform.make_append_only('ledger.checkpoint');

  -- Public keys that have signed for a log, so that old checkpoints can be verified after the key has changed. Whoever
  -- verifies holds the keys from elsewhere.
  CREATE TABLE ledger.log_key (
    county_id int NOT NULL,
    verifier text NOT NULL,
    first_used_at timestamptz NOT NULL,
    PRIMARY KEY (county_id, verifier),
    CONSTRAINT log_key_log FOREIGN KEY (county_id) REFERENCES ledger.log
  );
  CALL platform.make_append_only('ledger.log_key');

  -- What witnesses outside have said of a checkpoint.
  CREATE TABLE ledger.cosignature (
    county_id int NOT NULL,
    size bigint NOT NULL,
    witness text NOT NULL,
    line text NOT NULL,
    witnessed_at timestamptz NOT NULL,
    PRIMARY KEY (county_id, size, witness),
    CONSTRAINT cosignature_checkpoint FOREIGN KEY (county_id, size) REFERENCES ledger.checkpoint
  );
  CALL platform.make_append_only('ledger.cosignature');
`;
