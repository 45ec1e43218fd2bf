import type { Datum } from '@anzhi/geo';
import type { CredentialType, LicenceType, ProviderType } from '../provider.types';

/** What a roster may write for each code, the usual name first; the code itself may be written, too. */
type Choices<Code extends string> = Readonly<Record<string, Code>>;

export const PROVIDER_TYPE_CHOICES: Choices<ProviderType> = {
  养老机构: 'INSTITUTION',
  农村区域性养老服务中心: 'RURAL_AREA_CENTRE',
  医养结合机构: 'MEDICAL_NURSING',
  社区养老服务中心: 'COMMUNITY_CENTRE',
  街道日间照料中心: 'STREET_DAY_CARE',
  居家养老服务组织: 'HOME_CARE_ORG',
  社会组织: 'SOCIAL_ORG',
};

export const LICENCE_CHOICES: Choices<LicenceType> = {
  登记证照: 'BUSINESS',
  营业执照: 'BUSINESS',
  民办非企业单位登记证书: 'BUSINESS',
  事业单位法人证书: 'BUSINESS',
  养老机构备案: 'CARE_INSTITUTION_FILING',
  食品经营许可证: 'FOOD',
  医疗机构执业许可证: 'MEDICAL',
  诊所备案凭证: 'MEDICAL',
  护理站许可: 'MEDICAL',
  医疗器械经营许可: 'MEDICAL_DEVICE',
};

export const CREDENTIAL_CHOICES: Choices<CredentialType> = {
  健康证: 'HEALTH_CERTIFICATE',
  养老护理员证: 'CARE_WORKER',
  养老护理员职业技能等级证书: 'CARE_WORKER',
  康复治疗师证: 'REHAB_THERAPIST',
  护士执业证书: 'NURSE_REGISTERED',
  陪诊师培训证: 'ESCORT_TRAINING',
  社会工作者证书: 'SOCIAL_WORKER',
  老年人能力评估师证: 'ASSESSOR',
  电工证: 'ELECTRICIAN',
};

/** Skills that the items of the catalogue ask for. */
export const SKILL_CHOICES: Choices<string> = {
  做饭: 'MEALS',
  助餐: 'MEALS',
  家政: 'HOUSEHOLD',
  保洁: 'HOUSEHOLD',
  身体照护: 'BODY_CARE',
  助浴: 'BATHING',
  陪伴: 'COMPANY',
  陪诊: 'MEDICAL_ESCORT',
  康复: 'REHABILITATION',
  护理: 'NURSING',
};

export const DIALECT_CHOICES: Choices<string> = {
  普通话: 'PUTONGHUA',
  江淮官话: 'JIANGHUAI',
  中原官话: 'ZHONGYUAN',
  冀鲁官话: 'JILU',
  吴语: 'WU',
};

export const DATUM_CHOICES: Choices<Datum> = {
  GCJ02: 'GCJ02',
  'GCJ-02': 'GCJ02',
  WGS84: 'WGS84',
  'WGS-84': 'WGS84',
};
