import { appRole } from '@anzhi/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SettlementRecoveries1763902510000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(`${RECOVERIES} ${PAYOUTS} ${TAKEN}
      GRANT SELECT, INSERT ON settlement.recovery_account, settlement.recovery, settlement.recovery_release,
        settlement.recovery_taken TO ${app};
      GRANT SELECT ON settlement.open_recovery, settlement.recovery_standing TO ${app};
      REVOKE ALL ON FUNCTION settlement.recovery_within_captured(), settlement.release_within_recovery(),
        settlement.payout_takes() FROM PUBLIC;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP VIEW settlement.recovery_standing, settlement.open_recovery;
      DROP TRIGGER payout_takes ON settlement.payout;
      DROP TABLE settlement.recovery_taken, settlement.recovery_release, settlement.recovery,
        settlement.recovery_account;
      DROP FUNCTION settlement.payout_takes, settlement.release_within_recovery, settlement.recovery_within_captured;
      ALTER TABLE settlement.payout
        DROP CONSTRAINT payout_amounts, DROP CONSTRAINT payout_pays, DROP CONSTRAINT payout_carries,
        DROP CONSTRAINT payout_limit, DROP COLUMN recovered_fen, DROP COLUMN returned_fen,
        ADD CONSTRAINT payout_amounts CHECK (
          least(earned_fen, clawback_fen, penalty_fen, carried_in_fen, netted_fen, carried_out_fen, payable_fen) >= 0),
        ADD CONSTRAINT payout_pays CHECK (payable_fen = earned_fen - netted_fen),
        ADD CONSTRAINT payout_carries CHECK (carried_out_fen = carried_in_fen + clawback_fen + penalty_fen - netted_fen),
        ADD CONSTRAINT payout_limit CHECK (netted_fen <= earned_fen * limit_bp / 10000);
    `);
  }
}

const RECOVERIES = `
  -- Where it is written what a provider owes back besides single visits.
  CREATE TABLE settlement.recovery_account (
    county_id int NOT NULL,
    provider_id uuid NOT NULL,
    account_id uuid NOT NULL,
    PRIMARY KEY (county_id, provider_id),
    CONSTRAINT recovery_account_payee FOREIGN KEY (county_id, provider_id) REFERENCES settlement.payee,
    CONSTRAINT recovery_account_account FOREIGN KEY (county_id, account_id) REFERENCES ledger.account
  );
  CREATE INDEX recovery_account_account ON settlement.recovery_account (county_id, account_id);
  CALL platform.make_append_only('settlement.recovery_account');

  -- A claim of public money on a provider that is about no visit alone: what an audit's lower bound adds to what was
  -- proved (ledger.md 4.2). It is money alone: nobody's minutes change.
  CREATE TABLE settlement.recovery (
    county_id int NOT NULL,
    id uuid NOT NULL,
    provider_id uuid NOT NULL,
    kind text NOT NULL CONSTRAINT recovery_kind CHECK (kind IN ('AUDIT')),
    -- of that kind
    source_id uuid NOT NULL,
    -- the days of service it is about
    period daterange NOT NULL CONSTRAINT recovery_period CHECK (NOT isempty(period) AND NOT lower_inf(period) AND NOT upper_inf(period)),
    fen bigint NOT NULL CONSTRAINT recovery_fen CHECK (fen > 0),
    reason text NOT NULL CONSTRAINT recovery_reason CHECK (reason <> ''),
    command_id uuid NOT NULL,
    account_id uuid NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (county_id, id),
    CONSTRAINT recovery_once UNIQUE (county_id, kind, source_id),
    CONSTRAINT recovery_command UNIQUE (county_id, command_id),
    CONSTRAINT recovery_account FOREIGN KEY (county_id, provider_id) REFERENCES settlement.recovery_account
  );
  CREATE INDEX recovery_provider ON settlement.recovery (county_id, provider_id);
  CALL platform.make_append_only('settlement.recovery');

  -- Given back. APPEAL: the provider was right. PROVEN: what it stood for was proved visit by visit after all.
  CREATE TABLE settlement.recovery_release (
    county_id int NOT NULL,
    recovery_id uuid NOT NULL,
    seq int NOT NULL CONSTRAINT recovery_release_seq CHECK (seq > 0),
    cause text NOT NULL CONSTRAINT recovery_release_cause CHECK (cause IN ('APPEAL', 'PROVEN')),
    fen bigint NOT NULL CONSTRAINT recovery_release_fen CHECK (fen > 0),
    reason text NOT NULL CONSTRAINT recovery_release_reason CHECK (reason <> ''),
    command_id uuid NOT NULL,
    account_id uuid,
    at timestamptz NOT NULL,
    PRIMARY KEY (county_id, recovery_id, seq),
    CONSTRAINT recovery_release_command UNIQUE (county_id, command_id),
    CONSTRAINT recovery_release_of FOREIGN KEY (county_id, recovery_id) REFERENCES settlement.recovery
  );
  CALL platform.make_append_only('settlement.recovery_release');

  CREATE VIEW settlement.recovery_standing AS
    SELECT r.*, r.fen - coalesce((SELECT sum(x.fen) FROM settlement.recovery_release x
                                   WHERE (x.county_id, x.recovery_id) = (r.county_id, r.id)), 0)::bigint AS standing_fen
      FROM settlement.recovery r;

  -- Never more is taken back of a provider's days than was captured on them.
  CREATE FUNCTION settlement.recovery_within_captured() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = settlement, pg_temp AS $$
  DECLARE
    captured bigint;
    gone bigint;
    claimed bigint;
  BEGIN
    SELECT coalesce(sum(p.fen), 0) INTO captured
      FROM captured c JOIN captured_part p USING (county_id, order_id, number)
     WHERE (c.county_id, c.provider_id) = (NEW.county_id, NEW.provider_id) AND NEW.period @> c.service_date
       AND p.payer <> 'SELF';
    SELECT coalesce(sum(v.fen), 0) INTO gone
      FROM captured c JOIN taken_back v USING (county_id, order_id, number)
     WHERE (c.county_id, c.provider_id) = (NEW.county_id, NEW.provider_id) AND NEW.period @> c.service_date
       AND v.payer <> 'SELF';
    SELECT coalesce(sum(s.standing_fen), 0) INTO claimed FROM recovery_standing s
     WHERE (s.county_id, s.provider_id) = (NEW.county_id, NEW.provider_id) AND s.period && NEW.period AND s.id <> NEW.id;
    IF NEW.fen > captured - gone - claimed THEN
      RAISE EXCEPTION 'more than % fen would be taken back', captured
        USING ERRCODE = '23514', CONSTRAINT = 'recovery_within_captured';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER recovery_within_captured BEFORE INSERT ON settlement.recovery
    FOR EACH ROW EXECUTE FUNCTION settlement.recovery_within_captured();

  CREATE FUNCTION settlement.release_within_recovery() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = settlement, pg_temp AS $$
  BEGIN
    PERFORM FROM recovery r WHERE (r.county_id, r.id) = (NEW.county_id, NEW.recovery_id) FOR UPDATE;
    IF NEW.fen > coalesce((SELECT standing_fen FROM recovery_standing s
                            WHERE (s.county_id, s.id) = (NEW.county_id, NEW.recovery_id)), 0) THEN
      RAISE EXCEPTION 'more than what stands would be given back'
        USING ERRCODE = '23514', CONSTRAINT = 'release_within_recovery';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER release_within_recovery BEFORE INSERT ON settlement.recovery_release
    FOR EACH ROW EXECUTE FUNCTION settlement.release_within_recovery();
`;

const PAYOUTS = `
  -- What a payout takes up of such claims, and what it gives back of them.
  ALTER TABLE settlement.payout
    ADD COLUMN recovered_fen bigint NOT NULL DEFAULT 0,
    ADD COLUMN returned_fen bigint NOT NULL DEFAULT 0,
    DROP CONSTRAINT payout_amounts, DROP CONSTRAINT payout_pays, DROP CONSTRAINT payout_carries,
    DROP CONSTRAINT payout_limit,
    ADD CONSTRAINT payout_amounts CHECK (least(earned_fen, clawback_fen, penalty_fen, recovered_fen, returned_fen,
      carried_in_fen, netted_fen, carried_out_fen, payable_fen) >= 0),
    ADD CONSTRAINT payout_pays CHECK (payable_fen = earned_fen + returned_fen - netted_fen),
    ADD CONSTRAINT payout_carries CHECK (
      carried_out_fen = carried_in_fen + clawback_fen + penalty_fen + recovered_fen - netted_fen),
    ADD CONSTRAINT payout_limit CHECK (netted_fen <= earned_fen * limit_bp / 10000 + returned_fen);
`;

const TAKEN = `
  -- Each claim, and each giving back (item > 0: its number), is settled by one payout.
  CREATE TABLE settlement.recovery_taken (
    county_id int NOT NULL,
    recovery_id uuid NOT NULL,
    item int NOT NULL CONSTRAINT recovery_taken_item CHECK (item >= 0),
    release_seq int GENERATED ALWAYS AS (nullif(item, 0)) STORED,
    batch_id uuid NOT NULL,
    PRIMARY KEY (county_id, recovery_id, item),
    CONSTRAINT recovery_taken_of FOREIGN KEY (county_id, recovery_id) REFERENCES settlement.recovery,
    CONSTRAINT recovery_taken_release FOREIGN KEY (county_id, recovery_id, release_seq)
      REFERENCES settlement.recovery_release,
    CONSTRAINT recovery_taken_payout FOREIGN KEY (county_id, batch_id) REFERENCES settlement.payout (county_id, batch_id)
  );
  CREATE INDEX recovery_taken_payout ON settlement.recovery_taken (county_id, batch_id);
  CREATE INDEX recovery_taken_release ON settlement.recovery_taken (county_id, recovery_id, release_seq);
  CALL platform.make_append_only('settlement.recovery_taken');

  -- What no payout has settled yet: claims, and below zero what is given back.
  CREATE VIEW settlement.open_recovery AS
    SELECT i.* FROM (
      SELECT r.county_id, r.provider_id, r.id AS recovery_id, 0 AS item, r.fen FROM settlement.recovery r
      UNION ALL
      SELECT r.county_id, r.provider_id, r.id, x.seq, -x.fen FROM settlement.recovery_release x
        JOIN settlement.recovery r ON (r.county_id, r.id) = (x.county_id, x.recovery_id)) i
     WHERE NOT EXISTS (SELECT FROM settlement.recovery_taken k
                        WHERE (k.county_id, k.recovery_id, k.item) = (i.county_id, i.recovery_id, i.item));

  CREATE FUNCTION settlement.payout_takes() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = settlement, pg_temp AS $$
  BEGIN
    IF NOT EXISTS (
      SELECT FROM payout p
       WHERE (p.county_id, p.batch_id) = (NEW.county_id, NEW.batch_id)
         AND (p.recovered_fen, p.returned_fen) = (
           SELECT coalesce(sum(r.fen) FILTER (WHERE k.item = 0), 0), coalesce(sum(x.fen), 0)
             FROM recovery_taken k JOIN recovery r ON (r.county_id, r.id) = (k.county_id, k.recovery_id)
             LEFT JOIN recovery_release x ON (x.county_id, x.recovery_id, x.seq) = (k.county_id, k.recovery_id, k.release_seq)
            WHERE (k.county_id, k.batch_id) = (p.county_id, p.batch_id) AND r.provider_id = p.provider_id)
         AND NOT EXISTS (
           SELECT FROM recovery_taken k JOIN recovery r ON (r.county_id, r.id) = (k.county_id, k.recovery_id)
            WHERE (k.county_id, k.batch_id) = (p.county_id, p.batch_id) AND r.provider_id <> p.provider_id)) THEN
      RAISE EXCEPTION 'the payout of batch % is not what it takes up', NEW.batch_id
        USING ERRCODE = '23514', CONSTRAINT = 'payout_takes';
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER payout_takes AFTER INSERT ON settlement.payout DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION settlement.payout_takes();
  CREATE CONSTRAINT TRIGGER payout_takes AFTER INSERT ON settlement.recovery_taken DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION settlement.payout_takes();
`;
