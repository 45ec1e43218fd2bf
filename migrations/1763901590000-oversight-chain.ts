import { appRole } from '@anzhi/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OversightChain1763901590000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(SUBJECTS);
    await queryRunner.query(TRACE);
    await queryRunner.query(
      `GRANT SELECT ON oversight.order_lot, oversight.order_subject, oversight.chain_place, oversight.order_trace,
         oversight.roles_held TO ${app};`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP VIEW oversight.roles_held, oversight.order_trace, oversight.chain_place, oversight.order_subject, oversight.order_lot;
    `);
  }
}

const SUBJECTS = `
  -- The grants whose lots an order drew on.
  CREATE VIEW oversight.order_lot AS
  SELECT p.order_id, p.county_id, p.number, g.lot_account_id AS lot_id, g.senior_id, g.period, g.kind, g.unit, g.amount,
         g.granted_at, g.programme_id, g.determination_period, g.determination_number
    FROM entitlement.order_payer p
    JOIN entitlement.benefit_grant g ON g.county_id = p.county_id AND g.lot_account_id = ANY (p.lot_ids);

  -- Every row of the log that is about an order.
  CREATE VIEW oversight.order_subject AS
  SELECT h.order_id, h.county_id, 'TRANSFER' AS source, t.command_id::uuid AS subject
    FROM entitlement.order_hold h JOIN ledger.transfer t ON t.county_id = h.county_id AND t.hold_id = h.hold_id
  UNION
  SELECT v.order_id, v.county_id, s.source, v.id
    FROM visits.visit v CROSS JOIN (VALUES ('EVIDENCE'), ('VERIFICATION')) s(source)
  UNION
  SELECT l.order_id, l.county_id, 'BENEFIT', l.lot_id FROM oversight.order_lot l
  UNION
  SELECT l.order_id, l.county_id, 'DETERMINATION',
         entitlement.determination_subject(l.determination_period, l.senior_id, l.determination_number)
    FROM oversight.order_lot l
  UNION
  SELECT v.order_id, e.county_id, 'ENTRY', e.entry_id
    FROM visits.visit v JOIN ledger.log_entry e ON e.county_id = v.county_id AND e.reference IN (v.id::text, v.order_id::text)
  UNION
  SELECT c.order_id, e.county_id, 'ENTRY', e.entry_id
    FROM oversight.case_visit c JOIN oversight.case_file f ON f.id = c.case_id
    JOIN ledger.log_entry e ON e.county_id = f.county_id AND e.reference = f.id::text;

  -- Where a visit and its order are, to ask whether an officer may look.
  CREATE VIEW oversight.chain_place AS
  SELECT id AS visit_id, order_id, county_id, region_id, senior_id FROM visits.visit;

  -- What an account may do, in one line: role@division or organisation.
  CREATE VIEW oversight.roles_held AS
  SELECT account_id, string_agg(role || coalesce('@' || coalesce(region_id::text, organisation_id::text), ''), ','
                                ORDER BY role, region_id, organisation_id) AS roles
    FROM identity.role_grant WHERE valid_to IS NULL GROUP BY account_id;
`;

const TRACE = `
  -- Whatever touched an order's minutes and money, from the decision that granted them to the payment: who, when, how much,
  -- and which row of the log says so.
  CREATE VIEW oversight.order_trace AS
  SELECT l.order_id, d.decided_at AS at, 'DECIDED' AS kind, NULL::uuid AS account_id, NULL::text AS unit, NULL::bigint AS amount,
         l.determination_period::text AS detail, 'DETERMINATION' AS source,
         entitlement.determination_subject(l.determination_period, l.senior_id, l.determination_number) AS subject,
         NULL::text AS part
    FROM oversight.order_lot l
    JOIN entitlement.determination d ON (d.county_id, d.period, d.senior_id, d.number)
         = (l.county_id, l.determination_period, l.senior_id, l.determination_number)
  UNION
  SELECT l.order_id, l.granted_at, 'GRANTED', NULL, l.unit, l.amount, p.code, 'BENEFIT', l.lot_id, NULL
    FROM oversight.order_lot l JOIN entitlement.programme p ON p.id = l.programme_id
  UNION ALL
  SELECT o.id, o.booked_at, 'BOOKED', o.booked_by, 'FEN', o.total_fen, o.channel, NULL, NULL, NULL FROM ordering."order" o
  UNION ALL
  SELECT h.order_id, t.at, t.code, NULL, t.unit, t.amount, r.reason, 'TRANSFER', t.command_id::uuid, t.code || '/' || t.leg
    FROM entitlement.order_hold h
    JOIN ledger.transfer t ON t.county_id = h.county_id AND t.hold_id = h.hold_id
    LEFT JOIN ledger.reversal r ON t.code = 'REVERSE' AND (r.county_id, r.command_id, r.leg) = (t.county_id, t.command_id, t.leg)
  UNION ALL
  SELECT h.order_id, w.at, 'WITHHOLDING_' || w.action, NULL, NULL, NULL, w.reason, NULL, NULL, NULL
    FROM entitlement.order_hold h
    JOIN ledger.withholding w ON w.county_id = h.county_id AND w.hold_id = h.hold_id AND w.leg = 1
  UNION ALL
  SELECT v.order_id, c.server_at, 'CHECK_' || c.kind, NULL, NULL, NULL, c.method, NULL, NULL, NULL
    FROM oversight.door_check c JOIN visits.visit v ON v.id = c.visit_id
  UNION ALL
  SELECT v.order_id, s.at, 'VISIT_' || s.to_state, s.account_id, NULL, NULL, s.reason, NULL, NULL, NULL
    FROM visits.state_change s JOIN visits.visit v ON v.id = s.visit_id
  UNION ALL
  SELECT v.order_id, e.registered_at, 'EVIDENCE_REGISTERED', NULL, NULL, NULL, encode(e.hash, 'hex'), 'EVIDENCE', v.id, NULL
    FROM visits.visit v JOIN ledger.evidence e ON e.county_id = v.county_id AND e.evidence_id = v.id
  UNION ALL
  SELECT v.order_id, e.verified_at, 'EVIDENCE_VERIFIED', NULL, NULL, NULL, encode(e.hash, 'hex'), 'VERIFICATION', v.id, NULL
    FROM visits.visit v JOIN ledger.evidence e ON e.county_id = v.county_id AND e.evidence_id = v.id
   WHERE e.verified_at IS NOT NULL
  UNION ALL
  SELECT c.order_id, s.at, 'CASE_' || s.to_state, s.actor_id, NULL, NULL, NULL, NULL, NULL, NULL
    FROM oversight.case_visit c JOIN oversight.case_step s ON s.case_id = c.case_id
  UNION ALL
  SELECT l.order_id, b.opened_at, CASE WHEN l.seq = 0 THEN 'CLAIMED' ELSE 'CLAIM_REVERSED' END, NULL, 'FEN', l.payable_fen,
         b.number || ' #' || l.line_no, NULL, NULL, NULL
    FROM settlement.line l JOIN settlement.batch b ON (b.county_id, b.id) = (l.county_id, l.batch_id)
  UNION
  SELECT l.order_id, s.at, 'BATCH_' || s.to_state, s.account_id, NULL, NULL, b.number, NULL, NULL, NULL
    FROM settlement.line l
    JOIN settlement.batch b ON (b.county_id, b.id) = (l.county_id, l.batch_id)
    JOIN settlement.step s ON (s.county_id, s.batch_id) = (l.county_id, l.batch_id)
  UNION
  SELECT l.order_id, p.at, 'PAID', p.account_id, 'FEN', l.payable_fen, b.number || ' ' || p.reference, 'TRANSFER', p.command_id, NULL
    FROM settlement.line l
    JOIN settlement.batch b ON (b.county_id, b.id) = (l.county_id, l.batch_id)
    JOIN settlement.payment p ON (p.county_id, p.batch_id) = (l.county_id, l.batch_id);
`;
