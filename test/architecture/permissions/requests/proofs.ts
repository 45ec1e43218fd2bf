import { newId } from '@anzhi/kernel';
import { AT_THE_DOOR } from '@test/given/visits';
import type { World } from '@test/given/two-worlds';
import { about, anywhere, list, type Requests } from './request';

const OWN_DEVICE = 'concerns nobody but the caregiver who asks';
const DEVICE = '0199f000-0000-7000-8000-0000000000de';
const NOWHERE = '0199f000-0000-7000-8000-0000000000aa';
const of = (kind: keyof World['visits']) => (world: World) => ({ id: world.visits[kind] });
const tag = ({ tagId }: World): { id: string } => ({ id: tagId });

/** Proofs at the door, tags, devices, time anchors, the offline queue. */
export const PROOFS: Requests = {
  'GET /proof-law': anywhere('the same for every caregiver of the city'),
  'POST /proof-law/weights': anywhere('the same for every caregiver of the city', () => ({
    body: { method: 'FACE', weight: 30, from: '2027-01-01', source: '宿民〔2026〕9号' },
  })),
  'POST /proof-law/demands': anywhere('the same for every caregiver of the city', () => ({
    body: { demand: 50, from: '2027-01-01', source: '宿民〔2026〕9号' },
  })),
  'POST /time-anchors': anywhere(OWN_DEVICE, () => ({ body: { deviceId: DEVICE } })),
  'GET /devices': anywhere(OWN_DEVICE),
  'POST /devices': anywhere(OWN_DEVICE, () => ({ body: { deviceId: DEVICE, platform: 'ANDROID' } })),
  'DELETE /devices/:id': anywhere(OWN_DEVICE, () => ({ path: { id: DEVICE } })),
  'POST /visits/:id/proofs': {
    call: ({ t, world }) => ({
      path: of('served')(world),
      body: {
        ...{ of: 'OUT', id: newId(), method: 'POSITION', capturedAt: t.clock.now().toISOString() },
        position: AT_THE_DOOR,
      },
    }),
  },
  'POST /visits/:id/proof-files': {
    call: ({ world }) => ({ path: of('served')(world), body: { fileId: world.awaitedFileId } }),
  },
  'GET /visits/:id/proofs/:proofId/file': {
    call: ({ world }) => ({
      path: { ...of('served')(world), proofId: world.pictureId },
      query: { purpose: '核查服务' },
    }),
  },
  'POST /visits/:id/proofs/:proofId/answer': about(
    (world) => ({ ...of('served')(world), proofId: NOWHERE }),
    {
      answer: 'CONFIRMED',
    },
  ),
  'POST /visits/operations': {
    call: ({ t, world }) => ({
      body: {
        operations: [
          {
            ...{ key: newId(t.clock.now()), kind: 'TASKS', visitId: world.visits.scheduled },
            body: { reportedAt: t.clock.now().toISOString(), tasks: [] },
          },
        ],
      },
    }),
    shows: () => '"status":"WAITING"',
  },
  'GET /tags': list(tagIn),
  'POST /tags': {
    call: ({ world }) => ({
      body: { kind: 'CARD', seniorId: world.household.senior.id, uid: '04DE5F1EACC041' },
    }),
  },
  'POST /tags/:id/replacement': about(tag, { reason: 'DAMAGED', uid: '04DE5F1EACC042' }),
  'POST /tags/:id/revocation': about(tag, { reason: 'LOST' }),
};

function tagIn({ world }: { world: World }): string {
  return world.tagId;
}
