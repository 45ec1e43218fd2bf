import { Injectable } from '@nestjs/common';
import { accountOf } from '@anzhi/kernel';
import type { Tx } from '@anzhi/platform';
import { ReadTag, type JudgedReading } from '../tags/read-tag';
import { DoorCodes } from '../visits/door-code';
import type { VisitEntity } from '../visits/visit.entity';
import { serviceMonthOf, usedThisMonth, type ProofLaw } from './proof-law';
import { judgeProof, weigh, type ProofFacts, type ProofVerdict } from './proof.policy';
import type { ProofDto } from './proofs.dto';

/** An end of a visit at which proofs are received. */
export interface ProofScene {
  readonly kind: 'IN' | 'OUT';
  /** When it happened, by the best clock there is. */
  readonly at: Date;
  readonly receivedAt: Date;
  readonly position: ProofFacts['position'];
  readonly limits: { readonly geofenceMetres: number; readonly accuracyMetres: number };
  readonly law: ProofLaw;
  /** After the leaving was sealed. */
  readonly isLater?: boolean;
}

/** A proof with what it is worth, before it is written. */
export interface WeighedProof extends ProofVerdict {
  readonly proof: ProofDto;
  readonly method: ProofDto['method'];
  readonly weight: number;
  readonly tag: JudgedReading | undefined;
}

/** Judges, weighs and writes the proofs of an arrival or leaving. Nothing about them is refused. */
@Injectable()
export class RecordProofs {
  constructor(
    private readonly tags: ReadTag,
    private readonly codes: DoorCodes,
  ) {}

  /** In the order given, so that a cap falls on the last ones. */
  async weigh(
    tx: Tx,
    visit: VisitEntity,
    proofs: readonly ProofDto[],
    scene: ProofScene,
  ): Promise<WeighedProof[]> {
    const weighed: WeighedProof[] = [];
    for (const proof of proofs) {
      const tag = await this.tagOf(tx, visit, proof, scene);
      const facts = await this.factsOf(tx, visit, proof, scene, tag);
      const verdict = judgeProof(facts, scene.limits);
      const before = weighed.filter(({ method, weight }) => method === proof.method && weight > 0).length;
      weighed.push({
        proof,
        method: proof.method,
        tag,
        ...(await this.weight(tx, visit, proof, verdict, scene.law, before)),
      });
    }
    return weighed;
  }

  async insert(
    tx: Tx,
    visit: VisitEntity,
    scene: ProofScene,
    weighed: readonly WeighedProof[],
  ): Promise<void> {
    if (weighed.length === 0) return;
    await tx.query(
      `INSERT INTO visits.proof (visit_id, id, kind, method, captured_at, received_at, result, label, weight, sha256,
         perceptual_hash, tag_id, tag_counter, reason_code, note, detail, account_id, caregiver_id, service_month)
       SELECT $1, id, $2, method, captured_at, $3, result, label, weight, sha256, perceptual_hash, tag_id, tag_counter,
              reason_code, note, detail, $4, $5, $6
         FROM jsonb_to_recordset($7::jsonb) AS p(id uuid, method text, captured_at timestamptz, result text, label text,
           weight int, sha256 text, perceptual_hash text, tag_id uuid, tag_counter bigint, reason_code text, note text,
           detail jsonb)`,
      [
        visit.id,
        scene.kind,
        scene.receivedAt,
        accountOf(tx.ctx),
        visit.caregiverId,
        serviceMonthOf(visit),
        JSON.stringify(weighed.map((each) => rowOf(each, scene))),
      ],
    );
  }

  private tagOf(
    tx: Tx,
    { orderId, seniorId, addressId }: VisitEntity,
    { method, tag }: ProofDto,
    { at, position, limits }: ProofScene,
  ): Promise<JudgedReading> | undefined {
    if (method !== 'DOOR_TAG' && method !== 'CARD') return undefined;
    const isElsewhere =
      !!position && position.distanceMetres - position.accuracyMetres > limits.geofenceMetres;
    return this.tags.judge(tx, tag, at, { method, orderId, seniorId, addressId, isElsewhere });
  }

  private async factsOf(
    tx: Tx,
    visit: VisitEntity,
    proof: ProofDto,
    scene: ProofScene,
    tag: JudgedReading | undefined,
  ): Promise<ProofFacts> {
    const isCode = proof.method === 'CODE' && proof.code !== undefined;
    return {
      method: proof.method,
      isExplained: !!(proof.reasonCode ?? proof.note)?.trim(),
      ...(scene.position && { position: scene.position }),
      ...(tag && { tag: tag.verdict }),
      ...(isCode && { code: await this.codes.judge(tx, visit, proof.code!) }),
      ...(proof.file && {
        file: (await isUsed(tx, visit, scene.kind, proof.file.sha256)) ? 'REUSED' : 'NEW',
      }),
    };
  }

  private async weight(
    tx: Tx,
    visit: VisitEntity,
    { method }: ProofDto,
    verdict: ProofVerdict,
    law: ProofLaw,
    before: number,
  ): Promise<ProofVerdict & { weight: number }> {
    const rule = law.methods.get(method);
    const counts = verdict.result === 'VALID' && typeof rule?.monthlyCap === 'number';
    const month = serviceMonthOf(visit);
    const used = counts ? await usedThisMonth(tx, { caregiverId: visit.caregiverId, month, method }) : 0;
    return weigh(verdict, rule, used + before);
  }
}

/** The very same picture, at another visit or at the other end of this one. */
const isUsed = async (tx: Tx, visit: VisitEntity, kind: string, sha256: string): Promise<boolean> =>
  (await tx.one('SELECT 1 FROM visits.proof WHERE sha256 = $1 AND (visit_id, kind) <> ($2, $3) LIMIT 1', [
    sha256,
    visit.id,
    kind,
  ])) !== undefined;

/** Without the code that was told: whether it was right is all that is kept. */
const rowOf = (
  { proof, result, label, weight, tag }: WeighedProof,
  { at, position, isLater }: ProofScene,
): object => ({
  id: proof.id,
  method: proof.method,
  captured_at: proof.capturedAt,
  result,
  label,
  weight,
  sha256: proof.file?.sha256 ?? null,
  perceptual_hash: proof.file?.perceptualHash ?? null,
  tag_id: tag?.tagId ?? null,
  tag_counter: tag?.counter ?? null,
  reason_code: proof.reasonCode ?? null,
  note: proof.note ?? null,
  detail: {
    ...(isLater && { later: true }),
    ...(tag && { readAt: at.toISOString() }),
    ...(proof.method === 'POSITION' && position && { ...proof.position, ...position }),
  },
});
