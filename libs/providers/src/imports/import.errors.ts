import { defineErrors } from '@anzhi/kernel';

/** What can be wrong with a cell of a roster; the rules themselves refuse with `ProvidersErrors`. */
export const RosterErrors = defineErrors('providers.roster', {
  creditCodeInvalid: {
    status: 422,
    zh: '统一社会信用代码不正确',
    en: 'Not a valid unified social credit code',
  },
  identityNumberInvalid: { status: 422, zh: '身份证号码不正确', en: 'Not a valid identity number' },
  phoneInvalid: { status: 422, zh: '手机号码不正确', en: 'Not a valid mobile number' },
  weekInvalid: {
    status: 422,
    zh: '工作时间不正确，请写成：周一至周五 8:00-12:00 14:00-18:00；周六 8:00-12:00',
    en: 'Not readable; write for example: 周一至周五 8:00-12:00 14:00-18:00; 周六 8:00-12:00',
  },
  itemCodeInvalid: {
    status: 422,
    zh: '请填写服务目录中的项目编码（如 REHAB），多个用顿号分隔',
    en: 'Write item codes of the service catalogue (REHAB), separated by commas',
  },
  regionTooWide: { status: 422, zh: '请填写到乡镇（街道）', en: 'Please name a township' },
  codeInvalid: {
    status: 422,
    zh: '只能填写：{choices}，或相应编码',
    en: 'Must be one of: {choices}, or a code',
  },
  positionIncomplete: {
    status: 422,
    zh: '纬度、经度和坐标系须同时填写',
    en: 'Latitude, longitude and datum are needed together',
  },
  positionUnknown: {
    status: 422,
    zh: '该地区没有中心点坐标，请填写纬度、经度和坐标系',
    en: 'The division has no known centre; please give a position',
  },
});
