import type { Registration } from '@anzhi/kernel';
import type { LicenceType, ProviderType } from './rows';

/** A paper as it is issued; `years` is how long it holds, null until it is withdrawn (MEM:med). */
export interface Paper {
  readonly type: LicenceType;
  readonly issuer: string;
  readonly scope: string;
  readonly prefix: string;
  readonly years: number | null;
}

const registration = (issuer: string, scope: string, years: number | null): Paper => ({
  type: 'BUSINESS',
  issuer,
  scope,
  prefix: '',
  years,
});
const PRIVATE_NON_ENTERPRISE = registration('民政局', '民办非企业单位登记证书：养老服务', 4);
const COMPANY_LICENCE = registration('市场监督管理局', '营业执照：养老服务', null);

export const REGISTRATIONS: Readonly<Record<Registration, Paper>> = {
  '12': registration('事业单位登记管理局', '事业单位法人证书：养老服务', 5),
  '51': PRIVATE_NON_ENTERPRISE,
  '52': PRIVATE_NON_ENTERPRISE,
  '91': COMPANY_LICENCE,
  '92': COMPANY_LICENCE,
};

const FILING: Paper = {
  type: 'CARE_INSTITUTION_FILING',
  issuer: '民政局',
  scope: '养老机构备案',
  prefix: 'YLBA',
  years: null,
};
const FOOD: Paper = {
  type: 'FOOD',
  issuer: '市场监督管理局',
  scope: '热食类食品制售（集体用餐配送）',
  prefix: 'JY3',
  years: 5,
};
const MEDICAL: Paper = {
  type: 'MEDICAL',
  issuer: '卫生健康委员会',
  scope: '医疗机构执业许可证：康复医学科；护理',
  prefix: 'PDY',
  years: 5,
};
export const NURSING_STATION: Paper = {
  type: 'MEDICAL',
  issuer: '卫生健康委员会',
  scope: '护理站：基础护理、康复护理',
  prefix: 'PDZ',
  years: 5,
};

export interface ProviderKind {
  /** Legal forms with their frequency (DESIGN). */
  readonly registrations: readonly (readonly [Registration, number])[];
  /** What it holds beside the registration. */
  readonly papers: readonly Paper[];
  /** Codes of the service catalogue (policy.md 2.3). */
  readonly itemCodes: readonly string[];
  /** Whether it serves its county or only its town. */
  readonly serves: 'COUNTY' | 'TOWN';
  readonly nameEnding: string;
}

const HOUSEHOLD = ['CLEAN_ROOM', 'CLEAN_KITCHEN', 'LAUNDRY', 'HAIRCUT', 'NAIL', 'ERRAND', 'SAFETY_CHECK'];
const COMPANY = ['MOBILITY_WALK', 'COMFORT', 'VISIT', 'VITALS'];
const MEALS = ['MEAL_COOK', 'MEAL_DELIVER', 'MEAL_FEED'];
const BODY_CARE = ['BATH_HOME', 'BATH_BED', 'DRESS', 'TURN_POSITION', 'INCONTINENCE'];
const NURSING = ['NURSING_DRESSING', 'NURSING_CATHETER', 'NURSING_PRESSURE_SORE', 'NURSING_GASTRIC_TUBE'];
export const REHAB_ITEMS = ['REHAB', 'GLUCOSE'];

export const PROVIDER_KINDS: Readonly<Record<ProviderType, ProviderKind>> = {
  INSTITUTION: {
    registrations: [
      ['52', 60],
      ['91', 25],
      ['12', 15],
    ],
    papers: [FILING, FOOD],
    itemCodes: [...MEALS, ...BODY_CARE, 'BATH_DISABLED', 'DAYCARE', 'RESPITE'],
    serves: 'COUNTY',
    nameEnding: '养老院',
  },
  RURAL_AREA_CENTRE: {
    registrations: [
      ['12', 60],
      ['52', 40],
    ],
    papers: [FILING, FOOD],
    itemCodes: [...MEALS, ...BODY_CARE, ...HOUSEHOLD, ...COMPANY, 'BATH_DISABLED', 'RESPITE'],
    serves: 'COUNTY',
    nameEnding: '农村区域性养老服务中心',
  },
  MEDICAL_NURSING: {
    registrations: [
      ['52', 50],
      ['91', 50],
    ],
    papers: [MEDICAL],
    itemCodes: [
      ...REHAB_ITEMS,
      ...NURSING,
      ...BODY_CARE,
      'BATH_DISABLED',
      'VITALS',
      'MEDICAL_ESCORT',
      'MED_PICKUP',
    ],
    serves: 'COUNTY',
    nameEnding: '护理院',
  },
  COMMUNITY_CENTRE: {
    registrations: [
      ['52', 80],
      ['91', 20],
    ],
    papers: [FOOD],
    itemCodes: [...MEALS, ...HOUSEHOLD, ...COMPANY, 'BATH_HOME', 'MEDICAL_ESCORT', 'MED_PICKUP'],
    serves: 'TOWN',
    nameEnding: '居家养老服务中心',
  },
  STREET_DAY_CARE: {
    registrations: [
      ['52', 70],
      ['91', 30],
    ],
    papers: [FOOD],
    itemCodes: [...MEALS, ...COMPANY, ...BODY_CARE, 'DAYCARE'],
    serves: 'TOWN',
    nameEnding: '综合性日间照料中心',
  },
};
