import { Injectable } from '@nestjs/common';
import { accountOf, businessDate } from '@anzhi/kernel';
import { FileStore, type Tx } from '@anzhi/platform';
import { Rulebooks } from '../rulebooks/rulebooks';
import { VisitsErrors } from '../visits.errors';
import type { VisitEntity } from '../visits/visit.entity';
import { VisitParties } from '../visits/visit-parties';
import { VisitStore } from '../visits/visit-store';
import type { CorrectionKind, RequestedAs } from './correction.policy';

/** Under which kind evidence is attached. */
const FILE_KIND = 'visits.correction';

export interface OpenCorrection {
  readonly id: string;
  readonly visitId: string;
  readonly kind: CorrectionKind;
  readonly requestedBy: string;
  readonly requestedAs: RequestedAs;
  readonly minutesBefore: number;
  readonly minutesAsked: number | null;
  readonly answerBy: Date;
}

/** The row of a correction under the locks of its order and visit, and what all its steps have in common. */
@Injectable()
export class CorrectionStore {
  constructor(
    private readonly visits: VisitStore,
    private readonly parties: VisitParties,
    private readonly rulebooks: Rulebooks,
    private readonly files: FileStore,
  ) {}

  /** @throws visits.correction-not-found also when the caller may not see the visit, visits.correction-closed */
  async lock(tx: Tx, id: string): Promise<{ correction: OpenCorrection; visit: VisitEntity }> {
    const found = await this.find(tx, id);
    if (!found) throw VisitsErrors.correctionNotFound();
    const visit = await this.visits.lock(tx, found.visitId);
    // read again under the lock of the visit
    const correction = (await this.find(tx, id))!;
    if (correction.state !== 'OPEN') throw VisitsErrors.correctionClosed();
    return { correction, visit };
  }

  /** In whose name the caller asks. @throws visits.not-yours */
  async requesterOf(tx: Tx, visit: VisitEntity): Promise<RequestedAs> {
    const parties = await this.parties.of(tx, visit);
    if (parties.has('CAREGIVER')) return 'CAREGIVER';
    if (parties.has('STAFF')) return 'PROVIDER';
    await this.parties.requireConfirmer(tx, visit);
    return 'FAMILY';
  }

  /** @throws visits.code-unknown */
  async requireCode(
    tx: Tx,
    visit: VisitEntity,
    { list, code }: { list: 'reasons' | 'resolutions'; code: string },
  ): Promise<void> {
    const where = { regionId: visit.regionId, date: businessDate(visit.startsAt) };
    const table = await this.rulebooks.exceptions(tx, where);
    const pointer = list === 'reasons' ? '/reasonCode' : '/resolutionCode';
    if (!table[list].some((known) => known.code === code)) throw VisitsErrors.codeUnknown({ code }, pointer);
  }

  /** @throws files.not-found, files.already-attached */
  async addFiles(tx: Tx, correctionId: string, fileIds: readonly string[] = []): Promise<void> {
    for (const fileId of new Set(fileIds)) {
      await this.files.attach(tx, fileId, { kind: FILE_KIND, id: correctionId });
      await tx.query(
        'INSERT INTO visits.correction_file (file_id, correction_id, added_by, at) VALUES ($1, $2, $3, $4)',
        [fileId, correctionId, accountOf(tx.ctx), tx.now],
      );
    }
  }

  private find(tx: Tx, id: string): Promise<(OpenCorrection & { state: string }) | undefined> {
    return tx.one(
      `SELECT id, visit_id AS "visitId", kind, requested_by AS "requestedBy", requested_as AS "requestedAs",
              minutes_before AS "minutesBefore", minutes_asked AS "minutesAsked", answer_by AS "answerBy", state
         FROM visits.correction WHERE id = $1`,
      [id],
    );
  }
}
