import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from '@anzhi/platform';

export class LedgerMonths1763800702000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(PARTITIONS);
    await queryRunner.query(ROLL_UPS);
    await queryRunner.query(`
      GRANT SELECT ON ledger.rolled_month, ledger.month_sum TO ${app};
      REVOKE ALL ON FUNCTION ledger.open_months, ledger.months_open_until, ledger.roll_up FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION ledger.open_months, ledger.months_open_until, ledger.roll_up TO ${app};
      SELECT ledger.open_months('2025-01-01', '2027-12-01');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DO $$ DECLARE part regclass; BEGIN
        FOR part IN SELECT inhrelid FROM pg_inherits
           WHERE inhparent IN ('ledger.command'::regclass, 'ledger.transfer'::regclass, 'ledger.entry'::regclass)
        LOOP EXECUTE format('DROP TABLE %s', part); END LOOP;
      END $$;
      DROP FUNCTION ledger.roll_up, ledger.months_open_until, ledger.open_months;
      DROP TABLE ledger.month_sum, ledger.rolled_month;
    `);
  }
}

/**
 * A month of commands and transfers is that of the command's id, a month of entries that of the account's: so the
 * primary keys, which begin with county and id, hold over all months.
 */
const PARTITIONS = `
  -- Attaching a table that is ready locks the parent against other changes of the schema only, not against writers.
  CREATE FUNCTION ledger.open_months(p_from date, p_to date) RETURNS int
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
  DECLARE
    parent text;
    month date;
    part text;
    opened int := 0;
  BEGIN
    IF p_to > p_from + 366 * 5 THEN RAISE EXCEPTION 'too many months: % to %', p_from, p_to; END IF;
    FOR month IN SELECT m::date FROM generate_series(date_trunc('month', p_from::timestamp), p_to, '1 month') m LOOP
      FOREACH parent IN ARRAY ARRAY['command', 'transfer', 'entry'] LOOP
        part := format('%s_%s', parent, to_char(month, 'YYYY_MM'));
        CONTINUE WHEN to_regclass(format('ledger.%I', part)) IS NOT NULL;
        EXECUTE format('CREATE TABLE ledger.%I (LIKE ledger.%I INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING GENERATED)',
                       part, parent);
        EXECUTE format('ALTER TABLE ledger.%I ATTACH PARTITION ledger.%I FOR VALUES FROM (%L) TO (%L)', parent, part,
                       first_id(month_start(month)), first_id(month_start((month + interval '1 month')::date)));
        -- row triggers come with the parent, this one does not
        EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON ledger.%I
                        FOR EACH STATEMENT EXECUTE FUNCTION platform.forbid_change()', part);
        opened := opened + 1;
      END LOOP;
    END LOOP;
    RETURN opened;
  END $$;

  -- The first day for which there is no room; every month before it, from this one on, is open.
  CREATE FUNCTION ledger.months_open_until(p_at timestamptz) RETURNS date
    LANGUAGE sql STABLE SET search_path = ledger, pg_temp AS $$
    SELECT m::date
      FROM generate_series(0, 120) ahead,
           LATERAL (SELECT date_trunc('month', p_at AT TIME ZONE 'Asia/Shanghai') + ahead * interval '1 month' AS m) month
     WHERE EXISTS (SELECT FROM unnest(ARRAY['command', 'transfer', 'entry']) parent
                    WHERE to_regclass(format('ledger.%s_%s', parent, to_char(m, 'YYYY_MM'))) IS NULL)
     ORDER BY ahead LIMIT 1;
  $$;
`;

const ROLL_UPS = `
  -- A month that is over is added up once, for recording accounts: what they stand at is their months and the
  -- transfers since. Months follow one another, from the first one there is room for.
  CREATE TABLE ledger.rolled_month (
    county_id int NOT NULL,
    month date NOT NULL,
    -- Every id below it is of a month that is over.
    first_after uuid NOT NULL
      GENERATED ALWAYS AS (ledger.first_id(ledger.month_start((month + interval '1 month')::date))) STORED,
    -- Nothing up to the end of this month is of a later time.
    last_at timestamptz NOT NULL,
    rolled_at timestamptz NOT NULL,
    PRIMARY KEY (county_id, month),
    CONSTRAINT rolled_month_first_day CHECK (extract(day FROM month) = 1),
    CONSTRAINT rolled_month_is_over CHECK (rolled_at >= ledger.month_start((month + interval '1 month')::date) + interval '2 days')
  );
  CREATE INDEX rolled_month_over ON ledger.rolled_month (county_id, first_after);
  CALL platform.make_append_only('ledger.rolled_month');

  CREATE TABLE ledger.month_sum (
    county_id int NOT NULL,
    account_id uuid NOT NULL,
    month date NOT NULL,
    unit text NOT NULL,
    debits ledger.counter NOT NULL,
    credits ledger.counter NOT NULL,
    PRIMARY KEY (county_id, account_id, month),
    CONSTRAINT month_sum_account FOREIGN KEY (county_id, account_id, unit)
      REFERENCES ledger.account (county_id, account_id, unit),
    CONSTRAINT month_sum_month FOREIGN KEY (county_id, month) REFERENCES ledger.rolled_month
  );
  CREATE INDEX month_sum_account ON ledger.month_sum (county_id, account_id, unit);
  CREATE INDEX month_sum_month ON ledger.month_sum (county_id, month);
  CALL platform.make_append_only('ledger.month_sum');

  CREATE FUNCTION ledger.roll_up(p_county int, p_at timestamptz) RETURNS date
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
  DECLARE
    before rolled_month;
    this_month date;
    first_of_it uuid;
    first_after uuid;
  BEGIN
    SELECT * INTO before FROM rolled_month r WHERE r.county_id = p_county ORDER BY r.month DESC LIMIT 1;
    this_month := coalesce((before.month + interval '1 month')::date, '2025-01-01');
    first_of_it := first_id(month_start(this_month));
    first_after := first_id(month_start((this_month + interval '1 month')::date));
    IF p_at < month_start((this_month + interval '1 month')::date) + interval '2 days' THEN RETURN NULL; END IF;
    -- waits for whoever still writes there, and lets nobody in
    EXECUTE format('LOCK TABLE ledger.transfer_%s IN SHARE MODE', to_char(this_month, 'YYYY_MM'));
    INSERT INTO rolled_month (county_id, month, last_at, rolled_at)
    SELECT p_county, this_month, coalesce(greatest(before.last_at, max(t.at)), '-infinity'), p_at
      FROM transfer t WHERE t.county_id = p_county AND t.command_id >= first_of_it AND t.command_id < first_after;
    INSERT INTO month_sum (county_id, account_id, month, unit, debits, credits)
    SELECT p_county, side.account_id, this_month, side.unit, sum(side.debit), sum(side.credit)
      FROM (SELECT t.debit_account AS account_id, t.unit, t.amount AS debit, 0 AS credit FROM transfer t
             WHERE t.county_id = p_county AND t.command_id >= first_of_it AND t.command_id < first_after AND t.code NOT IN ('HOLD', 'RELEASE')
            UNION ALL
            SELECT t.credit_account, t.unit, 0, t.amount FROM transfer t
             WHERE t.county_id = p_county AND t.command_id >= first_of_it AND t.command_id < first_after AND t.code NOT IN ('HOLD', 'RELEASE')) side
      JOIN account a ON a.county_id = p_county AND a.account_id = side.account_id AND NOT a.authorising
     GROUP BY side.account_id, side.unit;
    RETURN this_month;
  END $$;
`;
