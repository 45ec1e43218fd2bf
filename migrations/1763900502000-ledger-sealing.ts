import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from '@anzhi/platform';

export class LedgerSealing1763900502000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(READINGS);
    await queryRunner.query(WRITING);
    await queryRunner.query(ACCOUNT_MONTHS);
    await queryRunner.query(`
      GRANT SELECT ON ledger.account_month TO ${app};
      REVOKE ALL ON FUNCTION ledger.unsealed_commands, ledger.transfer_leaves, ledger.begin_log, ledger.seal, ledger.set_mark,
        ledger.close_account_months FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION ledger.unsealed_commands, ledger.transfer_leaves, ledger.begin_log, ledger.seal, ledger.set_mark,
        ledger.close_account_months TO ${app};
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP FUNCTION ledger.close_account_months, ledger.set_mark, ledger.seal, ledger.begin_log, ledger.transfer_leaves,
        ledger.unsealed_commands;
      DROP TABLE ledger.account_month;
    `);
  }
}

/** By the index and in its order: a plan made while a month is empty would read all of it and sort it, for ever after. */
const PLANNED_ONCE = `SET search_path = ledger, pg_temp SET plan_cache_mode = force_generic_plan SET enable_seqscan = off
    SET enable_bitmapscan = off SET enable_sort = off`;
/** Knowing the ids, the planner opens the tables of their months only, and sees how large they are now. */
const PLANNED_FOR_THESE = `SET search_path = ledger, pg_temp SET plan_cache_mode = force_custom_plan SET enable_seqscan = off`;

const READINGS = `
  -- The next commands in the order of their transactions, of those that began before p_below.
  CREATE FUNCTION ledger.unsealed_commands(
    p_county int, p_xid xid8, p_subject uuid, p_below xid8, p_restored boolean, p_limit int)
    RETURNS TABLE (xid xid8, subject uuid)
    LANGUAGE plpgsql STABLE ${PLANNED_ONCE} AS $$
  #variable_conflict use_column
  BEGIN
    IF p_restored THEN
      RETURN QUERY
      SELECT c.xid, c.command_id::uuid FROM command c
       WHERE c.county_id = p_county AND (c.xid, c.command_id) > (p_xid, p_subject) AND (p_below IS NULL OR c.xid < p_below)
         AND NOT EXISTS (SELECT FROM sealed s
                          WHERE (s.county_id, s.source, s.subject) = (p_county, 'TRANSFER', c.command_id))
       ORDER BY c.xid, c.command_id LIMIT p_limit;
    ELSE
      RETURN QUERY
      SELECT c.xid, c.command_id::uuid FROM command c
       WHERE c.county_id = p_county AND (c.xid, c.command_id) > (p_xid, p_subject) AND c.xid < p_below
       ORDER BY c.xid, c.command_id LIMIT p_limit;
    END IF;
  END $$;

  -- What is sealed of these commands: their transfers, with the versions of the accounts they moved and the evidence
  -- a capture stands on.
  CREATE FUNCTION ledger.transfer_leaves(p_county int, p_commands uuid[], p_limit int)
    RETURNS TABLE (subject uuid, code text, leg int, unit text, debit_account uuid, credit_account uuid, amount bigint,
                   business_date date, at_micros bigint, hold_id uuid, debit_version bigint, credit_version bigint,
                   evidence_id uuid)
    LANGUAGE plpgsql STABLE ${PLANNED_FOR_THESE} AS $$
  #variable_conflict use_column
  BEGIN
    RETURN QUERY
    SELECT p.id, t.code::text, t.leg::int, t.unit, t.debit_account, t.credit_account, t.amount::bigint, t.business_date,
           (extract(epoch FROM t.at) * 1000000)::bigint, t.hold_id, d.version::bigint, c.version::bigint, r.evidence_id
      FROM unnest(p_commands) WITH ORDINALITY p(id, turn)
      JOIN transfer t ON t.county_id = p_county AND t.command_id = p.id AND t.command_id = ANY (p_commands)
      LEFT JOIN entry d ON (d.county_id, d.account_id, d.at) = (p_county, t.debit_account, t.at)
                       AND (d.command_id, d.code, d.leg) = (t.command_id, t.code, t.leg)
      LEFT JOIN entry c ON (c.county_id, c.account_id, c.at) = (p_county, t.credit_account, t.at)
                       AND (c.command_id, c.code, c.leg) = (t.command_id, t.code, t.leg)
      LEFT JOIN hold_resolution r ON t.code = 'CAPTURE'
                                 AND (r.county_id, r.hold_id, r.leg) = (p_county, t.hold_id, t.leg)
     ORDER BY p.turn, t.code, t.leg LIMIT p_limit;
  END $$;
`;

/** The only way to write the tree: what is appended follows what is there. The caller holds the county's advisory lock. */
const WRITING = `
  CREATE FUNCTION ledger.begin_log(p_county int, p_hash text, p_root bytea) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
  DECLARE
    here text := (SELECT system_identifier::text FROM pg_control_system());
  BEGIN
    INSERT INTO log (county_id, hash, root, cluster) VALUES (p_county, p_hash, p_root, here) ON CONFLICT DO NOTHING;
    UPDATE log_mark m SET xid = '0', subject = '00000000-0000-0000-0000-000000000000',
                          follow_from = pg_snapshot_xmin(pg_current_snapshot())
      FROM log l WHERE l.county_id = p_county AND l.cluster <> here AND m.county_id = p_county;
    UPDATE log SET cluster = here, restored = true WHERE county_id = p_county AND cluster <> here;
  END $$;

  CREATE FUNCTION ledger.seal(
    p_county int, p_before bigint, p_size bigint, p_root bytea, p_sources text[], p_subjects uuid[], p_firsts bigint[],
    p_leaves int[], p_levels int[], p_numbers bigint[], p_hashes bytea[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
  BEGIN
    IF p_size <> p_before + (SELECT sum(n) FROM unnest(p_leaves) n) THEN
      RAISE EXCEPTION 'the leaves do not add up to the tree' USING ERRCODE = 'AZ001';
    END IF;
    UPDATE log SET size = p_size, root = p_root WHERE county_id = p_county AND size = p_before;
    IF NOT FOUND THEN RAISE EXCEPTION 'the log has another size' USING ERRCODE = 'AZ001'; END IF;
    INSERT INTO sealed (county_id, source, subject, first_index, leaves)
    SELECT p_county, s.source, s.subject, s.first, s.leaves
      FROM unnest(p_sources, p_subjects, p_firsts, p_leaves) s(source, subject, first, leaves);
    INSERT INTO tile (county_id, level, n, hashes)
    SELECT p_county, t.level, t.n, t.hashes FROM unnest(p_levels, p_numbers, p_hashes) t(level, n, hashes)
    ON CONFLICT (county_id, level, n) DO UPDATE SET hashes = excluded.hashes;
  END $$;

  CREATE FUNCTION ledger.set_mark(p_county int, p_source text, p_xid xid8, p_subject uuid, p_follow_from xid8) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
    INSERT INTO log_mark (county_id, source, xid, subject, follow_from)
    VALUES (p_county, p_source, p_xid, p_subject, p_follow_from)
    ON CONFLICT (county_id, source) DO UPDATE
       SET xid = excluded.xid, subject = excluded.subject, follow_from = excluded.follow_from;
  $$;
`;

/** Nothing is left out of an account when its versions follow one another from month to month and end in its counters. */
const ACCOUNT_MONTHS = `
  CREATE TABLE ledger.account_month (
    county_id int NOT NULL,
    account_id uuid NOT NULL,
    month date NOT NULL,
    statement_id uuid NOT NULL DEFAULT gen_random_uuid(),
    from_version bigint NOT NULL,
    to_version bigint NOT NULL,
    -- as they stood after to_version
    debits_pending ledger.counter NOT NULL,
    debits_posted ledger.counter NOT NULL,
    credits_pending ledger.counter NOT NULL,
    credits_posted ledger.counter NOT NULL,
    closed_at timestamptz NOT NULL,
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    PRIMARY KEY (county_id, account_id, month),
    CONSTRAINT account_month_statement UNIQUE (county_id, statement_id),
    CONSTRAINT account_month_begins UNIQUE (county_id, account_id, from_version),
    CONSTRAINT account_month_forward CHECK (from_version BETWEEN 1 AND to_version),
    CONSTRAINT account_month_account FOREIGN KEY (county_id, account_id) REFERENCES ledger.account
  );
  CREATE INDEX account_month_unsealed ON ledger.account_month (county_id, xid, statement_id);
  CALL platform.make_append_only('ledger.account_month');

  -- Of a month that is over, every account that moved since its last statement.
  CREATE FUNCTION ledger.close_account_months(p_county int, p_month date, p_at timestamptz) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
  DECLARE
    month_end timestamptz := month_start((p_month + interval '1 month')::date);
    closed bigint;
  BEGIN
    IF p_at < month_end THEN RAISE EXCEPTION 'the month is not over' USING ERRCODE = 'AZ001'; END IF;
    INSERT INTO account_month (county_id, account_id, month, from_version, to_version, debits_pending, debits_posted,
                               credits_pending, credits_posted, closed_at)
    SELECT p_county, a.account_id, p_month, coalesce(before.to_version, 0) + 1, last.version, last.debits_pending,
           last.debits_posted, last.credits_pending, last.credits_posted, p_at
      FROM account a
      LEFT JOIN LATERAL (SELECT m.to_version FROM account_month m
                          WHERE m.county_id = p_county AND m.account_id = a.account_id
                          ORDER BY m.from_version DESC LIMIT 1) before ON true
     CROSS JOIN LATERAL (SELECT e.* FROM entry e
                          WHERE e.county_id = p_county AND e.account_id = a.account_id AND e.at < month_end
                          ORDER BY e.at DESC, e.version DESC LIMIT 1) last
     WHERE a.county_id = p_county AND a.authorising AND a.moved_at >= month_start(p_month)
       AND last.version > coalesce(before.to_version, 0)
    ON CONFLICT (county_id, account_id, month) DO NOTHING;
    GET DIAGNOSTICS closed = ROW_COUNT;
    RETURN closed;
  END $$;
`;
