import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from '@anzhi/platform';

export class SettlementBankTransfers1763901330000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(TABLES);
    await queryRunner.query(`
      GRANT SELECT, INSERT ON settlement.bank_account, settlement.bank_file, settlement.bank_file_item TO ${app};
      GRANT UPDATE (state, decided_by, decided_at, reason) ON settlement.bank_account TO ${app};
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'DROP TABLE settlement.bank_file_item, settlement.bank_file, settlement.bank_account;',
    );
  }
}

const TABLES = `
  -- Where a provider wants its money, and who has checked it. The last approved one counts.
  CREATE TABLE settlement.bank_account (
    county_id int NOT NULL,
    provider_id uuid NOT NULL,
    seq int NOT NULL CHECK (seq > 0),
    bank_name text NOT NULL CHECK (bank_name <> ''),
    account_name text NOT NULL CHECK (account_name <> ''),
    account_no text NOT NULL CONSTRAINT bank_account_no CHECK (account_no ~ '^[0-9]{8,30}$'),
    state text NOT NULL DEFAULT 'GIVEN' CHECK (state IN ('GIVEN', 'APPROVED', 'REFUSED')),
    given_by uuid NOT NULL,
    given_at timestamptz NOT NULL,
    decided_by uuid,
    decided_at timestamptz,
    reason text CHECK (reason <> ''),
    PRIMARY KEY (county_id, provider_id, seq),
    CONSTRAINT bank_account_payee FOREIGN KEY (county_id, provider_id) REFERENCES settlement.payee,
    CONSTRAINT bank_account_two_people CHECK (decided_by <> given_by),
    CONSTRAINT bank_account_decided CHECK (
      num_nulls(decided_by, decided_at) = CASE state WHEN 'GIVEN' THEN 2 ELSE 0 END)
  );
  CREATE INDEX bank_account_provider ON settlement.bank_account (provider_id);
  CREATE UNIQUE INDEX bank_account_one_to_decide ON settlement.bank_account (county_id, provider_id)
    WHERE state = 'GIVEN';

  -- What was handed to the bank: which statements, to which accounts, how much.
  CREATE TABLE settlement.bank_file (
    county_id int NOT NULL REFERENCES geo.region,
    id uuid NOT NULL,
    number text NOT NULL CONSTRAINT bank_file_number UNIQUE,
    made_by uuid NOT NULL,
    made_at timestamptz NOT NULL,
    PRIMARY KEY (county_id, id)
  );
  CREATE UNIQUE INDEX bank_file_id ON settlement.bank_file (id);
  CALL platform.make_append_only('settlement.bank_file');
  CREATE TABLE settlement.bank_file_item (
    county_id int NOT NULL,
    file_id uuid NOT NULL,
    batch_id uuid NOT NULL,
    provider_id uuid NOT NULL,
    account_seq int NOT NULL,
    fen bigint NOT NULL CHECK (fen > 0),
    PRIMARY KEY (county_id, file_id, batch_id),
    CONSTRAINT bank_file_item_file FOREIGN KEY (county_id, file_id) REFERENCES settlement.bank_file,
    CONSTRAINT bank_file_item_payout FOREIGN KEY (county_id, batch_id) REFERENCES settlement.payout (county_id, batch_id),
    CONSTRAINT bank_file_item_account FOREIGN KEY (county_id, provider_id, account_seq)
      REFERENCES settlement.bank_account
  );
  CREATE INDEX bank_file_item_batch ON settlement.bank_file_item (county_id, batch_id);
  CREATE INDEX bank_file_item_account ON settlement.bank_file_item (county_id, provider_id, account_seq);
  CALL platform.make_append_only('settlement.bank_file_item');
`;
