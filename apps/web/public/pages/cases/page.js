import { allowed } from '../../base/places.js';
import { LOOK_AGAIN_MS, section } from '../../base/section.js';
import { say } from '../../words/language.js';
import { assessorRegister } from '../assessment/assessors.js';
import { caseFile, caseList } from '../assessment/office.js';
import { applicationFile } from './application-file.js';
import { applicationList } from './application-list.js';
import { noticeList } from '../notices/office-list.js';
import { seniorRecords } from '../records/senior-records.js';
import { uploadButton } from './list-upload.js';
import { departmentLists, listFile } from './lists.js';
import { seniorBenefits, seniorSearch } from './seniors.js';
import { stopCaseList } from './stop-cases.js';
import { stopFile, stopList } from './stop-list.js';

const HELPERS = ['VILLAGE_HELPER', 'TOWN_HANDLER', 'COUNTY_HANDLER', 'CALL_CENTER'];
const TOWN = ['TOWN_HANDLER', 'TOWN_VERIFIER'];
const COUNTY = ['COUNTY_HANDLER', 'COUNTY_REVIEWER', 'COUNTY_APPROVER', 'COUNTY_INSPECTOR'];
const SEEING = ['VILLAGE_HELPER', ...TOWN, ...COUNTY, 'CALL_CENTER', 'CITY_ADMIN', 'CITY_AUDITOR'];
const JUDGES = ['COUNTY_REVIEWER', 'COUNTY_APPROVER'];

/** Who may see or do what, as the permissions of the contexts have it; the server decides again. */
const CAN = {
  see: SEEING,
  apply: HELPERS,
  choose: HELPERS,
  check: TOWN,
  return: [...TOWN, ...JUDGES],
  decide: ['COUNTY_APPROVER'],
  appeal: JUDGES,
  // whoever objects does not decide
  object: ['VILLAGE_HELPER', ...TOWN, 'COUNTY_HANDLER', 'COUNTY_INSPECTOR', 'CALL_CENTER'],
  record: ['TOWN_HANDLER', 'COUNTY_HANDLER'],
  recordEvent: HELPERS,
  retractEvent: ['TOWN_HANDLER', 'COUNTY_HANDLER'],
  recordConsent: HELPERS,
  readEvidence: [...TOWN, ...COUNTY],
  stop: JUDGES,
  decideStop: JUDGES,
  seeStopCases: [...COUNTY, 'CITY_ADMIN', 'CITY_AUDITOR'],
  findCase: ['COUNTY_HANDLER', 'COUNTY_REVIEWER', 'COUNTY_INSPECTOR'],
  seeLists: [...COUNTY, 'CITY_ADMIN', 'CITY_AUDITOR'],
  // the kinds of lists ask for this role besides
  upload: ['COUNTY_HANDLER'],
  confirmList: ['COUNTY_HANDLER', 'COUNTY_REVIEWER'],
  seeAssessments: [...TOWN, ...COUNTY, 'CITY_AUDITOR'],
  seeAssessors: [...COUNTY, 'CITY_AUDITOR'],
  schedule: ['COUNTY_HANDLER'],
  review: ['COUNTY_REVIEWER'],
  publish: ['COUNTY_APPROVER'],
  disputeAssessment: ['TOWN_HANDLER', 'COUNTY_HANDLER'],
  readForm: COUNTY,
};

const applications = (can) => ({
  key: 'applications',
  title: say('待遇申请', 'Applications'),
  sections: () => [section(say('待遇申请', 'Applications'), () => applicationList(can))],
  open: { application: (id) => section(say('申请审批', 'An application'), () => applicationFile(id, can)) },
});

const notices = (can) => ({
  key: 'notices',
  title: say('公示', 'Notices'),
  sections: () => [
    section(say('公示和异议', 'Public notices and objections'), () => noticeList(can), LOOK_AGAIN_MS),
  ],
  open: {
    application: (id) =>
      section(say('公示的申请', 'In public notice'), () => applicationFile(id, can), LOOK_AGAIN_MS),
  },
});

const seniors = (can) => ({
  key: 'seniors',
  title: say('老人待遇', 'Seniors'),
  sections: () => [
    section(say('查老人的待遇、代为申请', 'Benefits of a senior'), async () => [seniorSearch()]),
  ],
  open: {
    senior: (id) => [
      section(say('老人待遇', 'Benefits of a senior'), () => seniorBenefits(id, can)),
      section(say('登记的情况', 'What is on file'), () =>
        seniorRecords(id, { ...can, consent: can.recordConsent ? 'PAPER' : undefined }),
      ),
    ],
  },
});

const stops = (can) => ({
  key: 'stops',
  title: say('停发核查', 'Stops'),
  sections: () =>
    [
      can.seeStopCases &&
        section(say('停发后仍扣减的服务', 'Paid although stopped'), () =>
          stopCaseList({ find: can.findCase, decide: can.decideStop }),
        ),
      section(say('停发和暂停', 'Stops'), stopList),
    ].filter(Boolean),
  open: { stop: (id) => section(say('停发', 'A stop'), () => stopFile(id, { decide: can.decideStop })) },
});

const lists = (can) => ({
  key: 'lists',
  title: say('部门名单', 'Lists'),
  sections: () =>
    [
      can.upload && section(say('上传名单', 'Bring in a list'), async () => [uploadButton()]),
      section(say('部门名单', 'Lists of other departments'), departmentLists),
    ].filter(Boolean),
  open: {
    list: (id) =>
      section(say('部门名单', 'A list'), (again) =>
        listFile(id, { upload: can.upload, confirm: can.confirmList, changesFile: can.confirmList }, again),
      ),
  },
});

const assessments = (can) => {
  const mine = {
    schedule: can.schedule,
    review: can.review,
    publish: can.publish,
    decide: can.review,
    dispute: can.disputeAssessment,
    read: can.readForm,
  };
  return {
    key: 'assessments',
    title: say('能力评估', 'Assessments'),
    sections: () =>
      [
        section(say('能力评估', 'Ability assessments'), () => caseList(mine), LOOK_AGAIN_MS),
        can.seeAssessors &&
          section(say('评估师名册', 'Assessors'), () => assessorRegister({ register: can.schedule })),
      ].filter(Boolean),
    open: {
      case: (id) => section(say('能力评估', 'An assessment'), () => caseFile(id, mine), LOOK_AGAIN_MS),
    },
  };
};

/** The offices' part of benefits: applications, stops, lists of other departments, assessments. */
export const casesPage = {
  roles: [...new Set(Object.values(CAN).flat())],
  areas(roles) {
    const can = allowed(CAN, roles);
    return [
      can.see && applications(can),
      can.see && notices(can),
      can.see && seniors(can),
      can.see && stops(can),
      can.seeLists && lists(can),
      can.seeAssessments && assessments(can),
    ].filter(Boolean);
  },
};
