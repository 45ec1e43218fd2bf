import { Injectable } from '@nestjs/common';
import { accountOf } from '@anzhi/kernel';
import { distanceMetres, type Coordinate } from '@anzhi/geo';
import { PeopleFacade } from '@anzhi/people';
import { Settings, type Tx } from '@anzhi/platform';
import { TimeAnchors } from '../clocks/time-anchors';
import { judgeTime } from '../clocks/time.policy';
import { RecordSignals } from '../devices/punch-signals';
import { proofLawOf } from '../proofs/proof-law';
import { leadingMethod } from '../proofs/proof.policy';
import type { ProofDto } from '../proofs/proofs.dto';
import { RecordProofs } from '../proofs/record-proofs';
import { VisitsErrors } from '../visits.errors';
import { VisitsSettings } from '../visits.settings';
import { DoorCodes } from '../visits/door-code';
import type { VisitEntity } from '../visits/visit.entity';
import type { DoorCheckDto } from '../visits/visits.dto';
import { judgeCheck, type CheckFacts, type CheckLimits, type CheckVerdict } from './check.policy';
import type { PositionDto } from './position.dto';
import { proofsOf } from './short-form';

/** A punch as it was written. */
export interface WrittenCheck extends CheckVerdict {
  readonly method: string;
}

/** Measures, judges and writes one arrival or leaving with its proofs. */
@Injectable()
export class RecordCheck {
  constructor(
    private readonly people: PeopleFacade,
    private readonly settings: Settings,
    private readonly codes: DoorCodes,
    private readonly proofs: RecordProofs,
    private readonly anchors: TimeAnchors,
    private readonly signals: RecordSignals,
  ) {}

  /** @param serverAt when it first reached the server: earlier than now where it had to wait for another one */
  async write(
    tx: Tx,
    visit: VisitEntity,
    kind: 'IN' | 'OUT',
    input: DoorCheckDto,
    serverAt: Date,
  ): Promise<WrittenCheck> {
    const limits = await this.limits(tx);
    const proofs = proofsOf(visit.id, kind, input);
    const position = positionOf(proofs);
    const anchor = this.anchors.read(tx, input.anchor, input.signals?.deviceId);
    const clocks = { deviceAt: new Date(input.deviceAt), serverAt, ...(anchor && { anchor }) };
    const measured = position && (await this.measured(tx, visit, position));
    const scene = {
      kind,
      at: judgeTime(clocks, limits).occurredAt,
      receivedAt: serverAt,
      position: measured,
      limits,
      law: await proofLawOf(tx, visit),
    };
    const weighed = await this.proofs.weigh(tx, visit, proofs, scene);
    const method = leadingMethod(weighed);
    const facts: CheckFacts = {
      ...{ kind, method, startsAt: visit.startsAt, ...clocks },
      ...(measured && { position: measured }),
    };
    const verdict = judgeCheck(facts, limits);
    await this.insert(tx, visit, facts, verdict, {
      position,
      reason: reasonOf(proofs),
      demand: scene.law.demand,
    });
    await this.proofs.insert(tx, visit, scene, weighed);
    await this.signals.write(tx, visit, {
      ...{ kind, serverAt, ...verdict, anchor, spent: input.anchor, signals: input.signals },
      mock: position?.mock,
    });
    return { ...verdict, method };
  }

  /**
   * For somebody who types the senior's code, or a reason, and waits for the answer.
   * @throws visits.code-missing, visits.code-wrong, visits.code-blocked, visits.reason-missing
   */
  async requireTyped(tx: Tx, visit: VisitEntity, { method, code, reason }: DoorCheckDto): Promise<void> {
    if (method === 'MANUAL' && !reason?.trim()) throw VisitsErrors.reasonMissing({}, '/reason');
    if (method !== 'CODE') return;
    if (code === undefined) throw VisitsErrors.codeMissing({}, '/code');
    await this.codes.require(tx, visit, code);
  }

  private async insert(
    tx: Tx,
    visit: VisitEntity,
    { kind, method, deviceAt, serverAt, position: measured }: CheckFacts,
    { occurredAt, flags }: CheckVerdict,
    {
      position,
      reason,
      demand,
    }: { position: PositionDto | undefined; reason: string | null; demand: number },
  ): Promise<void> {
    await tx.query(
      `INSERT INTO visits.visit_check (visit_id, kind, method, device_at, server_at, occurred_at, latitude, longitude,
         datum, accuracy_metres, distance_metres, reason, flags, account_id, demand)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
      [
        visit.id,
        kind,
        method,
        deviceAt,
        serverAt,
        occurredAt,
        measured ? (position?.latitude ?? null) : null,
        measured ? (position?.longitude ?? null) : null,
        measured ? (position?.datum ?? null) : null,
        measured?.accuracyMetres ?? null,
        measured?.distanceMetres ?? null,
        reason,
        flags,
        accountOf(tx.ctx),
        demand,
      ],
    );
  }

  /** Undefined where nobody knows where the home is. */
  private async measured(
    tx: Tx,
    visit: VisitEntity,
    position: PositionDto,
  ): Promise<CheckFacts['position'] | undefined> {
    const distance = await this.distance(tx, visit, position);
    if (distance === undefined) return undefined;
    const { accuracyMetres, mock = false } = position;
    return { distanceMetres: distance, accuracyMetres, mock };
  }

  private async distance(tx: Tx, visit: VisitEntity, position: Coordinate): Promise<number | undefined> {
    const address = await this.people.address(tx, visit.addressId);
    return address ? Math.round(distanceMetres(position, address)) : undefined;
  }

  private limits(tx: Tx): Promise<CheckLimits> {
    const {
      geofenceMetres,
      accuracyMetres,
      clockSkewSeconds,
      offlineHours,
      anchorHours,
      earlyHours,
      lateMinutes,
    } = VisitsSettings;
    return this.settings.all(tx, {
      ...{ geofenceMetres, accuracyMetres, clockSkewSeconds, offlineHours, anchorHours },
      ...{ earlyHours, lateMinutes },
    });
  }
}

const positionOf = (proofs: readonly ProofDto[]): PositionDto | undefined =>
  proofs.find(({ method, position }) => method === 'POSITION' && position)?.position;

const reasonOf = (proofs: readonly ProofDto[]): string | null =>
  proofs.find(({ method }) => method === 'MANUAL')?.note ?? null;
