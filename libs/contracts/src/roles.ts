/**
 * The roles of policy.md 12.3 that the platform knows today, and where each one holds:
 * REGION a division and everything below it, ORGANISATION one provider, OWN the caller's own affairs,
 * PLATFORM the running of the platform (no personal data).
 */
export type RoleScope = 'REGION' | 'ORGANISATION' | 'OWN' | 'PLATFORM';

const role = (scope: RoleScope, zh: string, en: string) => ({ scope, zh, en });

export const ROLES = {
  ELDER: role('OWN', '老年人', 'Senior'),
  FAMILY: role('OWN', '家属', 'Family member'),
  CAREGIVER: role('OWN', '护理员', 'Caregiver'),
  PROVIDER_OWNER: role('ORGANISATION', '机构负责人', 'Provider owner'),
  DISPATCHER: role('ORGANISATION', '机构调度员', 'Provider dispatcher'),
  QA: role('ORGANISATION', '机构质检员', 'Provider quality officer'),
  PROVIDER_FINANCE: role('ORGANISATION', '机构财务', 'Provider accountant'),
  VILLAGE_HELPER: role('REGION', '村居协理员', 'Village helper'),
  TOWN_HANDLER: role('REGION', '镇街经办人', 'Township handler'),
  TOWN_VERIFIER: role('REGION', '镇街核验员', 'Township verifier'),
  COUNTY_HANDLER: role('REGION', '县区经办人', 'County handler'),
  COUNTY_REVIEWER: role('REGION', '县区审核人', 'County reviewer'),
  COUNTY_APPROVER: role('REGION', '县区审批人', 'County approver'),
  COUNTY_FINANCE: role('REGION', '县区财务', 'County finance officer'),
  COUNTY_INSPECTOR: role('REGION', '县区检查员', 'County inspector'),
  CALL_CENTER: role('REGION', '热线坐席', 'Hotline agent'),
  CITY_ADMIN: role('REGION', '市级管理员', 'City administrator'),
  CITY_POLICY: role('REGION', '市级政策岗', 'City policy officer'),
  CITY_AUDITOR: role('REGION', '市级审计员', 'City auditor'),
  ASSESSOR: role('OWN', '能力评估师', 'Assessor'),
  OPERATOR: role('PLATFORM', '平台运维', 'Platform operator'),
} as const;

export type Role = keyof typeof ROLES;
export const ROLE_NAMES = Object.keys(ROLES) as Role[];
