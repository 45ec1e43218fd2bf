import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from '@anzhi/platform';

export class LedgerLogEntries1763900500000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(ENTRIES);
    await queryRunner.query(`
      GRANT SELECT, INSERT ON ledger.log_entry TO ${app};
      GRANT SELECT, INSERT, DELETE ON ledger.log_secret TO ${app};
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE ledger.log_secret; DROP TABLE ledger.log_entry;');
  }
}

/**
 * What other contexts want sealed: a policy that comes into force, a sample's frame, a finding. It waits here until the
 * sealer has found it by the transaction that wrote it.
 */
const ENTRIES = `
  CREATE TABLE ledger.log_entry (
    county_id int NOT NULL,
    entry_id uuid NOT NULL,
    kind ledger.word NOT NULL,
    reference text NOT NULL,
    -- flat, in the clear, without personal data
    facts jsonb NOT NULL,
    -- by name: SHA-256(0x02, salt, value) in hex
    commitments jsonb NOT NULL,
    at timestamptz NOT NULL,
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    PRIMARY KEY (county_id, entry_id)
  );
  CREATE INDEX log_entry_unsealed ON ledger.log_entry (county_id, xid, entry_id);
  CREATE INDEX log_entry_reference ON ledger.log_entry (county_id, kind, reference);
  CALL platform.make_append_only('ledger.log_entry');

  -- What opens a commitment, apart from it: deleted, the person is forgotten and the log still proves everything.
  CREATE TABLE ledger.log_secret (
    county_id int NOT NULL,
    entry_id uuid NOT NULL,
    name text NOT NULL,
    salt bytea NOT NULL,
    -- encrypted (platform's FieldCipher)
    value text NOT NULL,
    PRIMARY KEY (county_id, entry_id, name),
    CONSTRAINT log_secret_salt CHECK (octet_length(salt) = 32),
    CONSTRAINT log_secret_entry FOREIGN KEY (county_id, entry_id) REFERENCES ledger.log_entry
  );
`;
