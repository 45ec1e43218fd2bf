import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from '@anzhi/platform';

/** What the leaves of a log name is counted in the log itself, so that none can be left out of what is shown of it. */
export class LedgerTallies1763903300000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(TALLIES);
    await queryRunner.query(KEEPING);
    await queryRunner.query(`
      GRANT SELECT ON ledger.tally, ledger.open_block TO ${app};
      REVOKE ALL ON FUNCTION ledger.keep_tallies FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION ledger.keep_tallies TO ${app};
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP FUNCTION ledger.keep_tallies; DROP TABLE ledger.open_block, ledger.tally;');
  }
}

const TALLIES = `
  -- A leaf of its own: what the leaves from from_leaf up to itself name, as salted marks. One that closes its block is the
  -- beginning of the next; the others are outdone by the next of the same block.
  CREATE TABLE ledger.tally (
    county_id int NOT NULL,
    tally_id uuid NOT NULL,
    from_leaf bigint NOT NULL,
    leaf bigint NOT NULL,
    -- of the first block: what is before it was sealed when there were no tallies yet
    is_first boolean NOT NULL,
    closes boolean NOT NULL,
    marks bytea NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (county_id, tally_id),
    CONSTRAINT tally_leaf UNIQUE (county_id, leaf),
    CONSTRAINT tally_forward CHECK (from_leaf <= leaf),
    CONSTRAINT tally_marks CHECK (octet_length(marks) % 6 = 0),
    CONSTRAINT tally_log FOREIGN KEY (county_id) REFERENCES ledger.log
  );
  CREATE INDEX tally_closing ON ledger.tally (county_id, at, leaf) WHERE closes;
  CALL platform.make_append_only('ledger.tally');

  -- What the block that is still open names so far.
  CREATE TABLE ledger.open_block (
    county_id int PRIMARY KEY,
    from_leaf bigint NOT NULL,
    is_first boolean NOT NULL,
    marks bytea NOT NULL,
    CONSTRAINT open_block_log FOREIGN KEY (county_id) REFERENCES ledger.log
  );
`;

/** In the transaction that seals the leaves; the caller holds the county's advisory lock. */
const KEEPING = `
  CREATE FUNCTION ledger.keep_tallies(
    p_county int, p_from bigint, p_is_first boolean, p_open bytea, p_ids uuid[], p_froms bigint[], p_leaves bigint[],
    p_firsts boolean[], p_closes boolean[], p_marks bytea[], p_at timestamptz) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
    INSERT INTO open_block (county_id, from_leaf, is_first, marks) VALUES (p_county, p_from, p_is_first, p_open)
    ON CONFLICT (county_id) DO UPDATE
       SET from_leaf = excluded.from_leaf, is_first = excluded.is_first, marks = excluded.marks;
    INSERT INTO tally (county_id, tally_id, from_leaf, leaf, is_first, closes, marks, at)
    SELECT p_county, t.id, t.from_leaf, t.leaf, t.is_first, t.closes, t.marks, p_at
      FROM unnest(p_ids, p_froms, p_leaves, p_firsts, p_closes, p_marks) t(id, from_leaf, leaf, is_first, closes, marks);
  $$;
`;
