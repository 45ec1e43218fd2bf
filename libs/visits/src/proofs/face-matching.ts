import { Injectable } from '@nestjs/common';
import { FileStore, type StoredJob, type Tx } from '@anzhi/platform';
import { VisitStore } from '../visits/visit-store';
import { ProofStanding } from './proof-standing';

/** A picture of a face has come. Key: visit, proof and file. */
export const FACE_MATCH = 'visits.face-match';

export interface FaceToMatch {
  /** Of whom a picture is compared. */
  readonly seniorId: string;
  readonly content: Buffer;
  readonly mediaType: string;
}

/**
 * Compares a face with the one on file. An installation that has a licensed matcher and the seniors' consents binds it
 * in place of this; without one a face weighs nothing, and every visit can be proven in other ways
 * (policy.md 0.3, no. 19).
 */
@Injectable()
export class FaceMatcher {
  /** @returns undefined: nobody can tell */
  match(_face: FaceToMatch): Promise<boolean | undefined> {
    return Promise.resolve(undefined);
  }
}

/** Asks the matcher about a face, once its picture is here. */
@Injectable()
export class FaceMatching {
  constructor(
    private readonly matcher: FaceMatcher,
    private readonly files: FileStore,
    private readonly store: VisitStore,
    private readonly standing: ProofStanding,
  ) {}

  async onArrival(tx: Tx, { key }: StoredJob): Promise<void> {
    const [visitId, proofId, fileId] = key.split('/');
    const visit = await this.store.lock(tx, visitId);
    const proof = (await this.standing.pendingOf(tx, visitId)).find(({ id }) => id === proofId);
    if (!proof) return;
    const { content, mediaType } = await this.files.open(tx, fileId);
    const isSame = await this.matcher.match({ seniorId: visit.seniorId, content, mediaType });
    await this.standing.settle(tx, visit, proof, {
      result: isSame ? 'VALID' : 'INVALID',
      label: isSame === undefined ? 'NO_MATCHER' : isSame ? 'MATCHED' : 'NOT_MATCHED',
      fileId,
      accountId: null,
    });
    await this.standing.refresh(tx, visit);
  }
}
