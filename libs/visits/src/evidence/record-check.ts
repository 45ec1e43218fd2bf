import { Injectable } from '@nestjs/common';
import { accountOf } from '@anzhi/kernel';
import { distanceMetres, type Coordinate } from '@anzhi/geo';
import { PeopleFacade } from '@anzhi/people';
import { Settings, type Tx } from '@anzhi/platform';
import { VisitsErrors } from '../visits.errors';
import { VisitsSettings } from '../visits.settings';
import { DoorCode } from '../visits/door-code';
import type { VisitEntity } from '../visits/visit.entity';
import type { DoorCheckDto } from '../visits/visits.dto';
import { judgeCheck, type CheckLimits, type CheckVerdict } from './check.policy';

/** Measures, judges and writes one arrival or leaving. */
@Injectable()
export class RecordCheck {
  constructor(
    private readonly people: PeopleFacade,
    private readonly settings: Settings,
    private readonly doorCode: DoorCode,
  ) {}

  /** @throws when what the method needs is missing; never for a bad position */
  async write(tx: Tx, visit: VisitEntity, kind: 'IN' | 'OUT', input: DoorCheckDto): Promise<CheckVerdict> {
    requireProof(input);
    const { position } = input;
    const distance = position ? await this.distance(tx, visit, position) : undefined;
    const facts = {
      kind,
      method: input.method,
      deviceAt: new Date(input.deviceAt),
      serverAt: tx.now,
      startsAt: visit.startsAt,
      ...(position && distance !== undefined
        ? {
            position: {
              distanceMetres: distance,
              accuracyMetres: position.accuracyMetres,
              mock: position.mock ?? false,
            },
          }
        : {}),
    };
    const verdict = judgeCheck(facts, await this.limits(tx));
    await tx.query(
      `INSERT INTO visits.visit_check (visit_id, kind, method, device_at, server_at, occurred_at, latitude, longitude,
         datum, accuracy_metres, distance_metres, reason, flags, account_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        visit.id,
        kind,
        input.method,
        facts.deviceAt,
        facts.serverAt,
        verdict.occurredAt,
        position?.latitude ?? null,
        position?.longitude ?? null,
        position?.datum ?? null,
        position?.accuracyMetres ?? null,
        distance ?? null,
        input.reason ?? null,
        verdict.flags,
        accountOf(tx.ctx),
      ],
    );
    return verdict;
  }

  /**
   * Compares the code the senior told; a wrong guess is counted although the check-in is refused.
   * @throws visits.code-wrong, visits.code-blocked
   */
  async requireCode(tx: Tx, visit: VisitEntity, input: DoorCheckDto): Promise<void> {
    if (input.method !== 'CODE') return;
    if (input.code === undefined) throw VisitsErrors.codeMissing({}, '/code');
    const tries = await this.settings.get(tx, VisitsSettings.codeTries);
    if (visit.doorCodeFailures >= tries) throw VisitsErrors.codeBlocked({}, '/code');
    if (this.doorCode.matches(visit, input.code)) return;
    await tx.query('UPDATE visits.visit SET door_code_failures = door_code_failures + 1 WHERE id = $1', [
      visit.id,
    ]);
    tx.audit({
      action: 'visits.door-code-wrong',
      subject: 'visit',
      subjectId: visit.id,
      seniorId: visit.seniorId,
    });
    const left = tries - visit.doorCodeFailures - 1;
    tx.refuse(left > 0 ? VisitsErrors.codeWrong({ left }, '/code') : VisitsErrors.codeBlocked({}, '/code'));
  }

  private async distance(tx: Tx, visit: VisitEntity, position: Coordinate): Promise<number | undefined> {
    const address = await this.people.address(tx, visit.addressId);
    return address ? Math.round(distanceMetres(position, address)) : undefined;
  }

  private limits(tx: Tx): Promise<CheckLimits> {
    const { geofenceMetres, accuracyMetres, clockSkewSeconds, offlineHours, lateMinutes } = VisitsSettings;
    return this.settings.all(tx, {
      geofenceMetres,
      accuracyMetres,
      clockSkewSeconds,
      offlineHours,
      lateMinutes,
    });
  }
}

function requireProof(input: DoorCheckDto): void {
  if (input.method === 'POSITION' && !input.position) throw VisitsErrors.positionMissing({}, '/position');
  if (input.method === 'MANUAL' && !input.reason?.trim()) throw VisitsErrors.reasonMissing({}, '/reason');
}
