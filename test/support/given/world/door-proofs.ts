import { newId } from '@anzhi/kernel';
import { FileStore, UnitOfWork, type StoredFile } from '@anzhi/platform';
import { AddProof } from '../../../../libs/visits/src/proofs/add-proof.usecase';
import { JoinFile } from '../../../../libs/visits/src/proofs/join-file.usecase';
import { Tags } from '../../../../libs/visits/src/tags/tags';
import type { TestApp } from '../../app';
import { PDF } from '../files';
import { givenAccount } from '../identity';
import { ctxOf } from '../ordering';
import type { Business } from './business';
import type { Home } from './home';

export interface DoorProofs {
  /** At the household's door. */
  readonly tagId: string;
  /** A picture of the leaving of the visit `served`. */
  readonly pictureId: string;
  /** Another one that was announced and uploaded, and has not joined it yet. */
  readonly awaitedFileId: string;
}

export async function givenDoorProofs(t: TestApp, home: Home, { visits }: Business): Promise<DoorProofs> {
  const { townId, household, team } = home;
  const officer = await givenAccount(t, '门牌经办', { role: 'TOWN_HANDLER', regionId: townId });
  const tag = await t.get(Tags).issue(ctxOf(officer.id, { regionIds: [townId] }), {
    kind: 'DOOR_DISPLAY',
    seniorId: household.senior.id,
    addressId: household.senior.addressId,
  });
  const caregiver = ctxOf(team.caregivers[0].accountId, { own: true });
  const announce = async (what: string): Promise<{ id: string; file: StoredFile }> => {
    const content = Buffer.concat([PDF, Buffer.from(`${what} ${visits.served}`)]);
    const upload = { name: 'a.pdf', declaredType: 'application/pdf', content };
    const file = await t
      .get(UnitOfWork)
      .run(caregiver, (tx) => t.get(FileStore).put(tx, upload, 'VISIT_PROOF'));
    const proof = { id: newId(), method: 'PHOTO', capturedAt: t.clock.now().toISOString() } as const;
    await t
      .get(AddProof)
      .execute(caregiver, visits.served, { of: 'OUT', ...proof, file: { sha256: file.sha256 } });
    return { id: proof.id, file };
  };
  const [picture, awaited] = [await announce('picture'), await announce('awaited')];
  await t.get(JoinFile).execute(caregiver, visits.served, picture.file.fileId);
  return { tagId: tag.id, pictureId: picture.id, awaitedFileId: awaited.file.fileId };
}
