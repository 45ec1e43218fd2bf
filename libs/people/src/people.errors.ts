import { defineErrors } from '@anzhi/kernel';

export const PeopleErrors = defineErrors('people', {
  seniorNotFound: { status: 404, zh: '没有找到这位老人', en: 'There is no such senior' },
  addressNotFound: { status: 404, zh: '没有找到这个地址', en: 'There is no such address' },
  categoryNotFound: { status: 404, zh: '没有找到这条身份类别', en: 'There is no such category' },
  representativeNotFound: { status: 404, zh: '没有找到这位代理人', en: 'There is no such representative' },
  regionNotFound: {
    status: 404,
    zh: '没有这个行政区划，或不在您的管辖范围内',
    en: 'There is no such division within your jurisdiction',
  },
  regionTooWide: {
    status: 422,
    zh: '请选择到乡镇（街道）或村（社区）',
    en: 'Please choose a township or a village',
  },
  nameInvalid: { status: 422, zh: '请填写姓名', en: 'A name is needed' },
  identityNumberInvalid: { status: 422, zh: '身份证号码不正确', en: 'Not a valid identity number' },
  phoneInvalid: { status: 422, zh: '电话号码不正确', en: 'Not a valid phone number' },
  registeredElsewhere: {
    status: 409,
    zh: '该身份证号码已在其他地区登记，请联系上级民政部门办理迁移',
    en: 'This identity number is registered elsewhere; please ask the department above you for the transfer',
  },
  deceased: { status: 409, zh: '该老人已登记去世', en: 'This senior is recorded as deceased' },
  positionIncomplete: {
    status: 422,
    zh: '纬度、经度和坐标系须同时填写',
    en: 'Latitude, longitude and datum are needed together',
  },
  positionUnknown: {
    status: 422,
    zh: '该地区没有中心点坐标，请标注位置',
    en: 'The division has no known centre; please give a position',
  },
  categoryUnknown: { status: 422, zh: '没有身份类别“{code}”', en: 'There is no category "{code}"' },
  categoryDerived: {
    status: 422,
    zh: '高龄类别由出生日期自动得出，不需登记',
    en: 'Age categories follow from the birth date and are not recorded',
  },
  categoryOverlaps: {
    status: 409,
    zh: '该类别在这段时间内已有登记',
    en: 'This category is already recorded for part of that time',
  },
  endsBeforeStart: { status: 422, zh: '结束日期须晚于开始日期', en: 'The end must be after the start' },
  dateInFuture: { status: 422, zh: '日期不能晚于今天', en: 'The date must not be in the future' },
  grantNotAllowed: {
    status: 403,
    zh: '只有老人本人或管辖地的工作人员可以授权',
    en: 'Only the senior or an officer of the division may grant rights',
  },
  proofNeeded: {
    status: 422,
    zh: '代为办理授权须填写证明材料',
    en: 'An officer needs a proof to grant rights on behalf of the senior',
  },
  tooManySeniors: {
    status: 409,
    zh: '一个账号最多代理 {limit} 位老人',
    en: 'One account may represent at most {limit} seniors',
  },
  accountTaken: {
    status: 409,
    zh: '该手机号已是另一位老人的登录账号',
    en: 'This phone is already the login of another senior',
  },
  revealNotAllowed: {
    status: 403,
    zh: '代理人不能查看完整身份证号码',
    en: 'A representative may not see the whole identity number',
  },
  lookUpByOne: {
    status: 422,
    zh: '请填写身份证号码或电话，二者选一',
    en: 'Give either the identity number or the phone',
  },
});
