import { Injectable } from '@nestjs/common';
import { LedgerFacade } from '@anzhi/ledger';
import type { Queryable, Tx } from '@anzhi/platform';
import type { VisitEntity } from '../visits/visit.entity';
import { tasksOf } from '../visits/visit.queries';
import { derivedId } from './derived-id';
import { hashOf, type EvidenceManifest, type SealedProof, type SealedPunch } from './manifest';

/** Registers with the ledger what was recorded at the door. */
@Injectable()
export class SealEvidence {
  constructor(private readonly ledger: LedgerFacade) {}

  /** At check-out, once. A photo that comes later joins by the hash that is sealed here. */
  async seal(tx: Tx, visit: VisitEntity): Promise<void> {
    await this.ledger.registerEvidence(tx, {
      countyId: visit.countyId,
      evidenceId: visit.id,
      kind: 'VISIT',
      reference: visit.orderId,
      hash: hashOf(await manifestOf(tx, visit)),
    });
  }

  /** What was said about a visit after that, each under a seal of its own beside the first. */
  async sealLater(tx: Tx, visit: VisitEntity, proofId: string, facts: object): Promise<void> {
    await this.ledger.registerEvidence(tx, {
      countyId: visit.countyId,
      // a device chooses the ids of its proofs; the register's are ours
      evidenceId: derivedId(visit.id, proofId),
      kind: 'VISIT_PROOF',
      reference: visit.id,
      hash: hashOf({ visitId: visit.id, ...facts }),
    });
  }
}

/** The manifest as it must have been at check-out, from what is stored. */
export async function manifestOf(
  db: Queryable,
  visit: Pick<VisitEntity, keyof EvidenceManifest['visit'] & keyof VisitEntity>,
): Promise<EvidenceManifest> {
  const { id, orderId, providerId, caregiverId, seat, seats, seniorId, itemCode } = visit;
  return {
    version: 2,
    visit: {
      ...{ id, orderId, providerId, caregiverId, seat, seats, seniorId, itemCode },
      startsAt: visit.startsAt.toISOString(),
      plannedMinutes: visit.plannedMinutes,
      actualMinutes: visit.actualMinutes,
    },
    punches: await punchesOf(db, id),
    proofs: await sealedProofsOf(db, id),
    tasks: await tasksOf(db, id),
  };
}

async function punchesOf(db: Queryable, visitId: string): Promise<SealedPunch[]> {
  type Row = Omit<SealedPunch, 'deviceAt' | 'serverAt' | 'occurredAt'> &
    Record<'deviceAt' | 'serverAt' | 'occurredAt', Date>;
  const rows = await db.query<Row>(
    `SELECT c.kind, c.method, c.device_at AS "deviceAt", c.server_at AS "serverAt", c.occurred_at AS "occurredAt",
            c.latitude, c.longitude, c.datum, c.accuracy_metres AS "accuracyMetres",
            c.distance_metres AS "distanceMetres", c.reason, c.flags, c.demand, s.device_id AS "deviceId",
            s.anchor_nonce AS "anchorNonce", s.skew_ms AS "skewMs", coalesce(s.offline_ms, 0) AS "offlineMs"
       FROM visits.visit_check c LEFT JOIN visits.punch_signal s ON s.visit_id = c.visit_id AND s.kind = c.kind
      WHERE c.visit_id = $1 ORDER BY c.kind`,
    [visitId],
  );
  return rows.map((row) => ({
    ...row,
    deviceAt: row.deviceAt.toISOString(),
    serverAt: row.serverAt.toISOString(),
    occurredAt: row.occurredAt.toISOString(),
  }));
}

/** Those that were received with, or before, the leaving: what comes later has a seal of its own. */
async function sealedProofsOf(db: Queryable, visitId: string): Promise<SealedProof[]> {
  type Row = Omit<SealedProof, 'capturedAt' | 'receivedAt'> & Record<'capturedAt' | 'receivedAt', Date>;
  const rows = await db.query<Row>(
    `SELECT p.id, p.kind, p.method, p.captured_at AS "capturedAt", p.received_at AS "receivedAt", p.result, p.label,
            p.sha256, p.perceptual_hash AS "perceptualHash", p.tag_id AS "tagId", p.tag_counter AS "tagCounter",
            p.reason_code AS "reasonCode", p.note
       FROM visits.proof p
      WHERE p.visit_id = $1 AND NOT (p.detail ? 'later') ORDER BY p.captured_at, p.id`,
    [visitId],
  );
  return rows.map((row) => ({
    ...row,
    capturedAt: row.capturedAt.toISOString(),
    receivedAt: row.receivedAt.toISOString(),
  }));
}
