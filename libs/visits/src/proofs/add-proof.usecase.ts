import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { Settings, UnitOfWork, type Tx } from '@anzhi/platform';
import { distanceMetres } from '@anzhi/geo';
import { PeopleFacade } from '@anzhi/people';
import { judgeTime } from '../clocks/time.policy';
import { SealEvidence } from '../evidence/seal-evidence';
import { VisitsErrors } from '../visits.errors';
import { VisitsSettings } from '../visits.settings';
import type { VisitEntity } from '../visits/visit.entity';
import { viewOf } from '../visits/visit.view';
import { VisitParties } from '../visits/visit-parties';
import { auditOf } from '../visits/visit-audit';
import type { VisitView } from '../visits/visits.dto';
import { proofLawOf } from './proof-law';
import { ProofStanding } from './proof-standing';
import type { LaterProofDto } from './proofs.dto';
import { RecordProofs, type WeighedProof } from './record-proofs';

/** One proof more for an arrival or leaving that is recorded: the signal came back, the senior found his card. */
@Injectable()
export class AddProof {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly parties: VisitParties,
    private readonly proofs: RecordProofs,
    private readonly standing: ProofStanding,
    private readonly evidence: SealEvidence,
    private readonly people: PeopleFacade,
    private readonly settings: Settings,
  ) {}

  execute(ctx: Ctx, visitId: string, input: LaterProofDto): Promise<VisitView> {
    return this.uow.run(ctx, async (tx) => {
      const visit = await this.parties.lockAsCaregiver(tx, visitId);
      return this.apply(tx, visit, input, tx.now);
    });
  }

  /**
   * The same for a visit the caller has locked. The same proof twice is one.
   * @throws visits.not-in-state, visits.not-checked-yet
   */
  async apply(tx: Tx, visit: VisitEntity, input: LaterProofDto, receivedAt: Date): Promise<VisitView> {
    const { of: kind, ...proof } = input;
    const known = await tx.one('SELECT 1 FROM visits.proof WHERE visit_id = $1 AND id = $2', [
      visit.id,
      proof.id,
    ]);
    const { id: proofId, method } = proof;
    tx.audit(auditOf(visit, 'visits.proof-added', { proofId, kind, method, isNew: !known }));
    if (known) return viewOf(visit);
    this.standing.requireOpen(visit);
    if (!(await hasPunch(tx, visit.id, kind))) throw VisitsErrors.notCheckedYet();
    const limits = await this.limits(tx);
    const address = proof.position && (await this.people.address(tx, visit.addressId));
    const scene = {
      kind,
      // without an anchor of its own: the device's clock, as far as a device is believed
      at: judgeTime({ deviceAt: new Date(proof.capturedAt), serverAt: receivedAt }, limits).occurredAt,
      receivedAt,
      position:
        proof.position && address
          ? {
              distanceMetres: Math.round(distanceMetres(proof.position, address)),
              accuracyMetres: proof.position.accuracyMetres,
              mock: proof.position.mock ?? false,
            }
          : undefined,
      limits,
      law: await proofLawOf(tx, visit),
      isLater: visit.actualMinutes !== null,
    };
    const weighed = await this.proofs.weigh(tx, visit, [proof], scene);
    await this.proofs.insert(tx, visit, scene, weighed);
    await this.sealed(tx, visit, scene, weighed[0]);
    await this.standing.refresh(tx, visit);
    return viewOf(visit);
  }

  /** What the leaving's seal does not cover has one of its own. */
  private async sealed(
    tx: Tx,
    visit: VisitEntity,
    { kind, isLater, receivedAt }: { kind: string; isLater: boolean; receivedAt: Date },
    { proof, result, label }: WeighedProof,
  ): Promise<void> {
    const { id, method, capturedAt, file } = proof;
    const facts = { id, kind, method, capturedAt, receivedAt: receivedAt.toISOString(), result, label };
    if (isLater) await this.evidence.sealLater(tx, visit, id, { ...facts, sha256: file?.sha256 ?? null });
  }

  private limits(tx: Tx) {
    const { geofenceMetres, accuracyMetres, clockSkewSeconds, offlineHours, anchorHours } = VisitsSettings;
    return this.settings.all(tx, {
      geofenceMetres,
      accuracyMetres,
      clockSkewSeconds,
      offlineHours,
      anchorHours,
    });
  }
}

const hasPunch = async (tx: Tx, visitId: string, kind: string): Promise<boolean> =>
  (await tx.one('SELECT 1 FROM visits.visit_check WHERE visit_id = $1 AND kind = $2', [visitId, kind])) !==
  undefined;
