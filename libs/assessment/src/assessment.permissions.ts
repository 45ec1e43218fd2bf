import type { Role } from '@anzhi/contracts';
import { definePermissions } from '@anzhi/platform';

const CITIZENS: Role[] = ['ELDER', 'FAMILY'];
const COUNTY: Role[] = ['COUNTY_HANDLER', 'COUNTY_REVIEWER', 'COUNTY_APPROVER', 'COUNTY_INSPECTOR'];
const OFFICERS: Role[] = ['TOWN_HANDLER', 'TOWN_VERIFIER', ...COUNTY, 'CITY_AUDITOR'];
/** Whoever attends to a senior. */
const ATTENDING: Role[] = [...CITIZENS, ...OFFICERS, 'VILLAGE_HELPER', 'CALL_CENTER'];

export const AssessmentPermissions = definePermissions('assessment', {
  // not those who review, nor the one who starts the month's grants that follow from it (policy.md 0.3, 35)
  recordResult: { roles: ['COUNTY_HANDLER'], zh: '登记能力评估结果' },
  viewResults: { roles: [...CITIZENS, ...OFFICERS], zh: '查看能力评估结果' },
  requestAssessment: {
    roles: [...CITIZENS, 'VILLAGE_HELPER', 'TOWN_HANDLER', 'COUNTY_HANDLER', 'CALL_CENTER'],
    zh: '申请、撤销能力评估',
  },
  viewAssessments: { roles: ATTENDING, zh: '查看老人的历次能力评估' },
  viewAssessment: { roles: [...ATTENDING, 'ASSESSOR'], zh: '查看一次能力评估的进度' },
  listAssessments: { roles: OFFICERS, zh: '查询辖区内的能力评估' },
  viewAssessors: { roles: [...COUNTY, 'CITY_AUDITOR'], zh: '查看评估师名册' },
  registerAssessor: { roles: ['COUNTY_HANDLER'], zh: '登记、注销评估师' },
  schedule: { roles: ['COUNTY_HANDLER'], zh: '安排能力评估' },
  assess: { roles: ['ASSESSOR'], zh: '填写、签署评估表' },
  // three persons: who schedules, who reviews, who publishes (policy.md 0.3, 35)
  review: { roles: ['COUNTY_REVIEWER'], zh: '审核能力评估' },
  publish: { roles: ['COUNTY_APPROVER'], zh: '公布能力评估结果' },
  dispute: { roles: [...CITIZENS, 'TOWN_HANDLER', 'COUNTY_HANDLER'], zh: '对评估结果提出异议' },
  decideDispute: { roles: ['COUNTY_REVIEWER'], zh: '处理评估异议' },
  // not those who assess, schedule, review or publish
  drawRechecks: { roles: ['COUNTY_INSPECTOR', 'CITY_AUDITOR'], zh: '抽取随机复评' },
  viewRechecks: { roles: [...COUNTY, 'CITY_AUDITOR'], zh: '查看随机复评的抽取和结果' },
  readForm: { roles: [...CITIZENS, 'ASSESSOR', ...COUNTY], zh: '查看评估表和各步理由（须说明用途并留痕）' },
  viewReadings: {
    roles: [...CITIZENS, 'COUNTY_REVIEWER', 'COUNTY_INSPECTOR', 'CITY_AUDITOR'],
    zh: '查看评估表的查阅记录',
  },
});
