import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A bundle carries the law, the marks, the frames and the statements of its order; the trace shows where the log has them. */
export class OversightChainSubjects1763902430000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`${SUBJECTS}\n${FURTHER_SUBJECTS}`);
    await queryRunner.query(trace(WITHHELD, BILLED));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(SUBJECTS);
    await queryRunner.query(trace(WITHHELD_UNSEALED, BILLED_UNSEALED));
  }
}

const SUBJECTS = `
  CREATE OR REPLACE VIEW oversight.order_subject AS
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
    JOIN ledger.log_entry e ON e.county_id = f.county_id AND e.reference = f.id::text`;

const FURTHER_SUBJECTS = `
  UNION
  SELECT l.order_id, l.county_id, 'LAW', md5(d.basis_hash)::uuid
    FROM oversight.order_lot l
    JOIN entitlement.determination d ON (d.county_id, d.period, d.senior_id, d.number)
         = (l.county_id, l.determination_period, l.senior_id, l.determination_number)
  UNION
  SELECT h.order_id, e.county_id, 'ENTRY', e.entry_id
    FROM entitlement.order_hold h
    JOIN ledger.withholding w ON w.county_id = h.county_id AND w.hold_id = h.hold_id AND w.leg = 1
    JOIN ledger.log_entry e ON (e.county_id, e.reference) = (w.county_id, w.hold_id || '/' || w.seq)
  UNION
  SELECT h.order_id, e.county_id, 'ENTRY', e.entry_id
    FROM entitlement.order_hold h
    JOIN ledger.reversal r ON r.county_id = h.county_id AND r.hold_id = h.hold_id
    JOIN ledger.log_entry e ON (e.county_id, e.reference) = (r.county_id, r.command_id::text)
  UNION
  SELECT v.order_id, e.county_id, 'ENTRY', e.entry_id
    FROM visits.visit v
    JOIN oversight.frame_unit u ON u.visit_id = v.id
    JOIN ledger.log_entry e ON (e.county_id, e.reference) = (u.county_id, u.frame_id::text)
  UNION
  SELECT h.order_id, e.county_id, 'ENTRY', e.entry_id
    FROM entitlement.order_hold h
    JOIN settlement.line l ON (l.county_id, l.order_id) = (h.county_id, h.order_id)
    JOIN ledger.log_entry e ON (e.county_id, e.reference) = (l.county_id, l.batch_id::text)
  UNION
  SELECT h.order_id, p.county_id, 'TRANSFER', p.command_id
    FROM entitlement.order_hold h
    JOIN settlement.line l ON (l.county_id, l.order_id) = (h.county_id, h.order_id)
    JOIN settlement.payment p ON (p.county_id, p.batch_id) = (l.county_id, l.batch_id)
`;

const WITHHELD_UNSEALED = `
  SELECT h.order_id, w.at, 'WITHHOLDING_' || w.action, NULL, NULL, NULL, w.reason, NULL, NULL, NULL
    FROM entitlement.order_hold h
    JOIN ledger.withholding w ON w.county_id = h.county_id AND w.hold_id = h.hold_id AND w.leg = 1
`;
const WITHHELD = `
  SELECT h.order_id, w.at, 'WITHHOLDING_' || w.action, NULL, NULL, NULL, w.reason,
         CASE WHEN e.entry_id IS NOT NULL THEN 'ENTRY' END, e.entry_id, NULL
    FROM entitlement.order_hold h
    JOIN ledger.withholding w ON w.county_id = h.county_id AND w.hold_id = h.hold_id AND w.leg = 1
    LEFT JOIN ledger.log_entry e ON (e.county_id, e.kind, e.reference)
         = (w.county_id, 'WITHHOLDING', w.hold_id || '/' || w.seq)
`;
const BILLED_UNSEALED = `
  SELECT l.order_id, s.at, 'BATCH_' || s.to_state, s.account_id, NULL, NULL, b.number, NULL, NULL, NULL
    FROM settlement.line l
    JOIN settlement.batch b ON (b.county_id, b.id) = (l.county_id, l.batch_id)
    JOIN settlement.step s ON (s.county_id, s.batch_id) = (l.county_id, l.batch_id)
`;
const BILLED = `
  SELECT l.order_id, s.at, 'BATCH_' || s.to_state, s.account_id, NULL, NULL, b.number,
         CASE WHEN e.entry_id IS NOT NULL THEN 'ENTRY' END, e.entry_id, NULL
    FROM settlement.line l
    JOIN settlement.batch b ON (b.county_id, b.id) = (l.county_id, l.batch_id)
    JOIN settlement.step s ON (s.county_id, s.batch_id) = (l.county_id, l.batch_id)
    LEFT JOIN ledger.log_entry e ON (e.county_id, e.kind, e.reference) = (s.county_id, 'STATEMENT', s.batch_id::text)
         AND (e.facts ->> 'event', e.at) = (s.event, s.at)
`;

/** As in the migration that made it, but for how withholdings and statements are found. */
const trace = (withheld: string, billed: string): string => `
  CREATE OR REPLACE VIEW oversight.order_trace AS
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
${withheld}  UNION ALL
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
${billed}  UNION
  SELECT l.order_id, p.at, 'PAID', p.account_id, 'FEN', l.payable_fen, b.number || ' ' || p.reference, 'TRANSFER', p.command_id, NULL
    FROM settlement.line l
    JOIN settlement.batch b ON (b.county_id, b.id) = (l.county_id, l.batch_id)
    JOIN settlement.payment p ON (p.county_id, p.batch_id) = (l.county_id, l.batch_id)`;
