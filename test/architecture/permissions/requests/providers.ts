import { newId } from '@anzhi/kernel';
import { PlanAbsence } from '../../../../libs/providers/src/caregivers/plan-absence.usecase';
import { givenUpload } from '@test/given/files';
import { somePhone } from '@test/given/identity';
import { ctxOf } from '@test/given/ordering';
import { someIdentityNumber } from '@test/given/providers';
import type { World } from '@test/given/two-worlds';
import { about, anywhere, list, reason, type Request, type Requests, type Where } from './request';

const ours = ({ team }: World) => ({ providerId: team.provider.id });
const applicant = (body: object): Request => about(({ applicantId }) => ({ id: applicantId }), body);
const leaver = ({ team }: World) => ({ caregiverId: team.caregivers[2].id });
const licence = (world: World) => ({ ...ours(world), licenceId: world.licenceId });
const paperLicence = (world: World) => ({ ...ours(world), licenceId: world.paperLicenceId });
const credential = (world: World) => ({ ...leaver(world), credentialId: world.credentialId });
const paperCredential = ({ team, paperCredentialId }: World) => ({
  caregiverId: team.caregivers[1].id,
  credentialId: paperCredentialId,
});

const APPROVED = { decision: 'APPROVE', ...reason() };

const paperOf = (type: string, fileId: string) => ({
  type,
  number: 'SC-2026-9',
  validFrom: '2026-01-01',
  fileId,
});
const scanned = async ({ by }: Where, type: string) => paperOf(type, (await givenUpload(by.client)).fileId);

let hour = 0;

/** An absence to be cancelled, planned for this one call. */
async function freshAbsence({ t, world }: Where): Promise<string> {
  const at = (minute: number) => new Date(Date.UTC(2027, 0, 4, hour, minute)).toISOString();
  hour++;
  const owner = ctxOf(world.clerk.id, { organisationIds: [world.team.provider.id] });
  const input = { from: at(0), to: at(30), reason: '培训' };
  return (await t.get(PlanAbsence).execute(owner, leaver(world).caregiverId, input)).id;
}

const ADMITTED_ONES = {
  roles: ['ELDER', 'FAMILY', 'CAREGIVER'],
  because: 'everybody may know who is admitted; a family chooses among all of them',
} as const;

export const PROVIDERS: Requests = {
  'GET /providers': { ...list(({ world }) => world.team.provider.id), open: ADMITTED_ONES },
  'GET /providers/:id': { ...about(({ team }) => ({ id: team.provider.id })), open: ADMITTED_ONES },
  'GET /providers/:providerId/staff': { ...about(ours), shows: ({ world }) => world.staffId },
  'GET /providers/:providerId/licences/:licenceId/file': about(paperLicence),
  'GET /caregivers': list(({ world }) => world.team.caregivers[0].id),
  'GET /my/caregiver': list(({ world }) => world.team.caregivers[0].id),
  'GET /caregivers/:caregiverId/credentials/:credentialId/file': about(paperCredential),
  // for an organisation that is known already, so that it makes nobody the owner of another one
  'POST /provider-applications': anywhere(
    'the county of the address decides, wherever it is',
    ({ world }) => ({
      body: {
        name: '安康养老服务社',
        creditCode: world.team.provider.creditCode,
        type: 'HOME_CARE_ORG',
        regionId: world.townId,
        address: '幸福路9号',
        latitude: 33.96,
        longitude: 118.28,
        datum: 'WGS84',
        contactName: '李主任',
        contactPhone: somePhone(),
        serviceRegionIds: [world.countyId],
        itemCodes: ['REHAB'],
        licences: [{ ...paperOf('BUSINESS', newId()), issuer: '市监局', scope: '居家养老服务' }],
      },
    }),
  ),
  'POST /providers/:id/check': applicant({ result: 'PASS', ...reason() }),
  'POST /providers/:id/admission': applicant({ decision: 'ADMIT', ...reason() }),
  'POST /providers/:id/suspension': applicant(reason()),
  'POST /providers/:id/reinstatement': applicant(reason()),
  'POST /providers/:id/blacklisting-proposal': applicant({ ground: 'FIRE_HAZARD', ...reason() }),
  'POST /providers/:id/blacklisting': applicant({ agreed: true, ...reason() }),
  'POST /providers/:id/blacklisting-removal-application': {
    call: ({ world }) => ({ path: { id: world.team.provider.id }, body: reason() }),
  },
  'POST /providers/:id/blacklisting-removal': applicant({ agreed: true, ...reason() }),
  'PUT /providers/:id/services': {
    call: ({ world }) => ({
      path: { id: world.team.provider.id },
      body: { serviceRegionIds: [world.countyId], itemCodes: ['REHAB'] },
    }),
  },
  'POST /providers/:providerId/staff': {
    call: ({ world }) => ({ path: ours(world), body: { name: '陈调度', phone: somePhone(), role: 'QA' } }),
  },
  'POST /providers/:providerId/licences': {
    call: async (where) => ({
      path: ours(where.world),
      body: { ...(await scanned(where, 'MEDICAL_DEVICE')), issuer: '市监局', scope: '器械' },
    }),
  },
  'POST /providers/:providerId/licences/:licenceId/decision': about(paperLicence, APPROVED),
  'POST /providers/:providerId/licences/:licenceId/revocation': about(licence, reason()),
  'POST /providers/:providerId/caregivers': {
    call: ({ world }) => ({
      path: ours(world),
      body: {
        name: '周护理',
        identityNumber: someIdentityNumber(),
        phone: somePhone(),
        dialects: ['ZHONGYUAN'],
        skills: ['REHABILITATION'],
      },
    }),
  },
  'POST /caregivers/:caregiverId/credentials': {
    call: async (where) => ({ path: leaver(where.world), body: await scanned(where, 'NURSE_REGISTERED') }),
  },
  'POST /caregivers/:caregiverId/credentials/:credentialId/decision': about(paperCredential, APPROVED),
  'POST /caregivers/:caregiverId/credentials/:credentialId/revocation': about(credential, reason()),
  'PUT /caregivers/:caregiverId/working-hours': about(leaver, {
    hours: [{ weekday: 1, startMinute: 480, endMinute: 1080 }],
  }),
  'PUT /caregivers/:caregiverId/start-place': about(leaver, {
    latitude: 33.96,
    longitude: 118.28,
    datum: 'WGS84',
  }),
  'DELETE /caregivers/:caregiverId/start-place': about(leaver),
  'POST /caregivers/:caregiverId/absences': about(leaver, {
    from: '2026-12-01T09:00:00+08:00',
    to: '2026-12-01T12:00:00+08:00',
    reason: '培训',
  }),
  'DELETE /caregivers/:caregiverId/absences/:absenceId': {
    call: async (where) => ({ path: { ...leaver(where.world), absenceId: await freshAbsence(where) } }),
  },
  'DELETE /providers/:providerId/staff/:staffId': about((world) => ({
    ...ours(world),
    staffId: world.staffId,
  })),
  'POST /caregivers/:caregiverId/departure': about(leaver, reason()),
  'POST /caregivers/:caregiverId/blacklisting-proposal': about(leaver, {
    ground: 'SUBSIDY_FRAUD',
    ...reason(),
  }),
  'POST /caregivers/:caregiverId/blacklisting': about(leaver, { agreed: false, ...reason() }),
  'POST /caregivers/:caregiverId/blacklisting-removal-application': about(leaver, reason()),
  'POST /caregivers/:caregiverId/blacklisting-removal': about(leaver, { agreed: false, ...reason() }),
};
