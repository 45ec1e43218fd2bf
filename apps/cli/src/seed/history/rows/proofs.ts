import { businessDate, Random } from '@anzhi/kernel';
import { derivedId, hashOf, type EvidenceManifest } from '@anzhi/visits';
import type { Cell } from '../../bulk/copy';
import { APP_VERSIONS, NETWORKS, PLATFORMS } from '../proportions';
import type { Check, Delivery, Dispatched, Proof, Story } from '../story';

type Row = Readonly<Record<string, Cell>>;
type Delivered = Story & { readonly dispatched: Dispatched; readonly delivery: Delivery };

/** Every caregiver has one phone. */
export const deviceOf = (caregiverId: string): { readonly id: string; readonly platform: string } => ({
  id: derivedId('device', caregiverId),
  platform: new Random(`phone of ${caregiverId}`).weighted(PLATFORMS),
});

export const proofRows = (story: Delivered): Row[] =>
  story.delivery.checks.flatMap((check) => check.proofs.map((proof) => proofRow(story, check, proof)));

function proofRow(story: Delivered, check: Check, proof: Proof): Row {
  const { dispatched, plan, startsAt } = story;
  const { position, isMock } = check;
  const detail =
    proof.method === 'POSITION' && position
      ? {
          ...position.place,
          accuracyMetres: position.accuracyMetres,
          distanceMetres: position.distanceMetres,
          mock: isMock,
        }
      : {};
  return {
    visit_id: dispatched.visitId,
    id: proofId(dispatched, check, proof),
    kind: check.kind,
    method: proof.method,
    captured_at: check.deviceAt,
    received_at: check.serverAt,
    result: proof.result,
    label: proof.label,
    weight: proof.weight,
    sha256: proof.sha256 ?? null,
    perceptual_hash: proof.perceptualHash ?? null,
    note: noteOf(check, proof),
    detail: JSON.stringify(detail),
    account_id: plan.caregiver.accountId,
    caregiver_id: plan.caregiver.id,
    service_month: `${businessDate(startsAt).slice(0, 7)}-01`,
  };
}

export const signalRows = ({ dispatched, delivery, plan, second }: Delivered): Row[] => [
  ...signalsOf(dispatched.visitId, plan.caregiver.id, delivery.checks),
  ...(second ? signalsOf(second.visitId, second.caregiver.id, second.checks) : []),
];

const signalsOf = (visitId: string, caregiverId: string, checks: readonly Check[]): Row[] =>
  checks.map((check) => {
    const random = new Random(`signals of ${visitId} ${check.kind}`);
    return {
      visit_id: visitId,
      kind: check.kind,
      device_id: deviceIdOf(check, caregiverId),
      app_version: random.weighted(APP_VERSIONS),
      time_zone: 'Asia/Shanghai',
      utc_offset_minutes: 480,
      network: check.flags.includes('LATE_UPLOAD') ? 'NONE' : random.weighted(NETWORKS),
      mock: check.position ? check.isMock : null,
      skew_ms: check.skewMs,
      offline_ms: check.offlineMs,
    };
  });

const deviceIdOf = (check: Check, caregiverId: string): string => check.deviceId ?? deviceOf(caregiverId).id;

/** What the platform seals at check-out. */
export const sealOf = ({
  dispatched,
  delivery,
  plan,
  client,
  orderId,
  startsAt,
  second,
}: Delivered): Buffer => {
  const manifest: EvidenceManifest = {
    version: 2,
    visit: {
      id: dispatched.visitId,
      orderId,
      providerId: plan.provider.id,
      caregiverId: plan.caregiver.id,
      seat: 1,
      seats: second ? 2 : 1,
      seniorId: client.id,
      itemCode: plan.item.code,
      startsAt: startsAt.toISOString(),
      plannedMinutes: plan.minutes,
      actualMinutes: delivery.actualMinutes,
    },
    punches: delivery.checks.map((check) => punchOf(check, deviceIdOf(check, plan.caregiver.id))),
    proofs: delivery.checks
      .flatMap((check) => check.proofs.map((proof) => sealedProof(dispatched, check, proof)))
      .sort((a, b) =>
        a.capturedAt === b.capturedAt ? order(a.id, b.id) : order(a.capturedAt, b.capturedAt),
      ),
    tasks: delivery.tasks
      .map(({ code, done, note }) => ({
        code,
        done,
        outcome: done ? 'DONE' : 'NOT_DONE',
        reasonCode: done ? null : 'NO_TIME',
        note,
      }))
      .sort((a, b) => order(a.code, b.code)),
  };
  return hashOf(manifest);
};

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const punchOf = (check: Check, deviceId: string): EvidenceManifest['punches'][number] => ({
  kind: check.kind,
  method: check.method,
  deviceAt: check.deviceAt.toISOString(),
  serverAt: check.serverAt.toISOString(),
  occurredAt: check.occurredAt.toISOString(),
  latitude: check.position?.place.latitude ?? null,
  longitude: check.position?.place.longitude ?? null,
  datum: check.position?.place.datum ?? null,
  accuracyMetres: check.position?.accuracyMetres ?? null,
  distanceMetres: check.position?.distanceMetres ?? null,
  reason: check.reason,
  flags: check.flags,
  demand: check.demand,
  deviceId,
  anchorNonce: null,
  skewMs: check.skewMs,
  offlineMs: check.offlineMs,
});

const sealedProof = (
  dispatched: Dispatched,
  check: Check,
  proof: Proof,
): EvidenceManifest['proofs'][number] => ({
  id: proofId(dispatched, check, proof),
  kind: check.kind,
  method: proof.method,
  capturedAt: check.deviceAt.toISOString(),
  receivedAt: check.serverAt.toISOString(),
  result: proof.result,
  label: proof.label,
  sha256: null,
  perceptualHash: null,
  tagId: null,
  tagCounter: null,
  reasonCode: null,
  note: noteOf(check, proof),
});

const proofId = ({ visitId }: Dispatched, { kind }: Check, { method }: Proof): string =>
  derivedId(visitId, kind, method);
const noteOf = ({ reason }: Check, { method }: Proof): string | null => (method === 'MANUAL' ? reason : null);
