import { defineErrors } from '@anzhi/kernel';

export const ProvidersErrors = defineErrors('providers', {
  providerNotFound: { status: 404, zh: '没有找到这家服务机构', en: 'This provider was not found' },
  licenceNotFound: { status: 404, zh: '没有找到这份证照', en: 'This licence was not found' },
  caregiverNotFound: { status: 404, zh: '没有找到这位护理员', en: 'This caregiver was not found' },
  credentialNotFound: { status: 404, zh: '没有找到这份资格证书', en: 'This credential was not found' },
  creditCodeTaken: {
    status: 409,
    zh: '这个统一社会信用代码已经登记过了',
    en: 'This unified social credit code is already registered',
  },
  wrongState: {
    status: 409,
    zh: '机构当前状态不能办理此事项，请刷新后查看',
    en: 'This cannot be done in the present state of the provider',
  },
  samePerson: {
    status: 409,
    zh: '审核与准入须由两个人分别办理，请交由另一位工作人员决定',
    en: 'Whoever checked an application may not decide on it; another person must',
  },
  licencesUndecided: {
    status: 409,
    zh: '还有 {count} 份证照未审核，请先逐份审核',
    en: '{count} licence(s) have not been decided yet',
  },
  registrationMissing: {
    status: 409,
    zh: '机构没有审核通过且在有效期内的登记证照（营业执照、民办非企业或事业单位登记）',
    en: 'The provider has no approved and valid legal registration',
  },
  listingOpen: {
    status: 409,
    zh: '已有一份提请或申请等待决定',
    en: 'A proposal or an application waits for a decision already',
  },
  personListed: {
    status: 409,
    zh: '此人在失信名单上，不能登记为护理员',
    en: 'This person is on the joint-punishment list and cannot be registered',
  },
  listingMissing: {
    status: 409,
    zh: '没有等待决定的提请或申请',
    en: 'Nothing was proposed or applied for',
  },
  blacklistedTooShort: {
    status: 409,
    zh: '列入名单未满 {years} 年，暂不能移出',
    en: 'A provider stays on the list for at least {years} year(s)',
  },
  paperDecided: { status: 409, zh: '这份证照已经审核过了', en: 'This paper has already been decided' },
  paperNotApproved: { status: 409, zh: '这份证照不在有效状态', en: 'This paper is not in force' },
  paperExpired: { status: 409, zh: '这份证照已过有效期', en: 'This paper has expired' },
  paperKnown: { status: 409, zh: '这份证照已经提交过了', en: 'This paper was already submitted' },
  datesSwapped: {
    status: 422,
    zh: '截止日期不能早于起始日期',
    en: 'The last day must not lie before the first',
  },
  fileMissing: { status: 404, zh: '这份证照没有附件', en: 'There is no file with this paper' },
  caregiverWorksElsewhere: {
    status: 409,
    zh: '此人已是在职护理员，请先在原机构办理离职',
    en: 'This person is an active caregiver already and must leave first',
  },
  staffIsCaregiver: {
    status: 409,
    zh: '护理员不能同时担任本机构的调度员或质检员',
    en: 'A caregiver cannot be dispatcher or quality officer of the same provider',
  },
  hoursOverlap: { status: 422, zh: '同一天的工作时段有重叠', en: 'Working hours of one day overlap' },
  absenceOverlaps: { status: 409, zh: '该时段已登记请假', en: 'There is an absence at that time already' },
  absenceNotFound: { status: 404, zh: '没有找到这次请假', en: 'This absence was not found' },
  staffNotFound: { status: 404, zh: '没有找到这位工作人员', en: 'This member of staff was not found' },
  unknownRegion: { status: 422, zh: '没有这个行政区划', en: 'There is no such division' },
});
