import { Injectable } from '@nestjs/common';
import { businessDate, newId } from '@anzhi/kernel';
import type { Tx } from '@anzhi/platform';
import { PeopleErrors } from '../people.errors';
import { ResidenceBook } from '../residences/residence-book';
import type { Place } from '../seniors/places';
import { SeniorEntity } from '../seniors/senior.entity';
import { LifeEventEntity } from './life-event.entity';
import type { LifeEventKind } from './life-events.dto';

/** Whose life it is, as the file knows him. */
export interface Living {
  readonly id: string;
  readonly regionId: number;
  readonly countyId: number;
  readonly deceasedOn: string | null;
}

export interface NewLifeEvent {
  readonly kind: LifeEventKind;
  /** `YYYY-MM-DD` */
  readonly onDate: string;
  readonly source: string;
  /** Where a move led, when it is known. */
  readonly destination?: Place;
}

/** Writes what happened to seniors and tells the contexts above. The caller holds the lock on the senior. */
@Injectable()
export class LifeEventBook {
  constructor(private readonly residences: ResidenceBook) {}

  /** @throws people.date-in-future, people.deceased, and what is wrong with the destination */
  async record(tx: Tx, senior: Living, event: NewLifeEvent): Promise<string> {
    const { kind, onDate, source, destination } = event;
    if (onDate > businessDate(tx.now)) throw PeopleErrors.dateInFuture({}, '/onDate');
    if (senior.deceasedOn && (kind === 'DEATH' || onDate > senior.deceasedOn)) throw PeopleErrors.deceased();
    checkDestination(senior, event);
    const id = newId(tx.now);
    await tx.repo(LifeEventEntity).insert({
      id,
      seniorId: senior.id,
      kind,
      onDate,
      knownAt: tx.now,
      destinationId: destination?.placeId ?? null,
      source,
      recordedBy: tx.ctx.actor.accountId,
    });
    if (kind === 'DEATH') await tx.repo(SeniorEntity).update({ id: senior.id }, { deceasedOn: onDate });
    if (destination || kind === 'MOVE_OUT')
      await this.residences.move(tx, senior.id, { to: destination ?? null, onDate, source });
    tx.audit({
      action: 'people.life-event-recorded',
      subject: 'life-event',
      subjectId: id,
      seniorId: senior.id,
      regionId: senior.regionId,
      details: { kind, onDate },
    });
    tx.publish({
      type: 'people.life-event-recorded.v1',
      payload: { seniorId: senior.id, kind, onDate },
      audience: { seniorId: senior.id, regionId: senior.regionId },
    });
    return id;
  }
}

/** A move stays in the county, a move out does not; nothing else leads anywhere. */
function checkDestination({ countyId }: Living, { kind, destination }: NewLifeEvent): void {
  if (!destination) return;
  if (kind !== 'MOVE' && kind !== 'MOVE_OUT') throw PeopleErrors.noMove({}, '/destinationId');
  const isInCounty = destination.countyId === countyId;
  if (kind === 'MOVE' && !isInCounty) throw PeopleErrors.leavesCounty({}, '/destinationId');
  if (kind === 'MOVE_OUT' && isInCounty) throw PeopleErrors.staysInCounty({}, '/destinationId');
}
