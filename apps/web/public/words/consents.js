/** The texts below; who agrees agrees to this version of them, and it is kept with the decision. */
export const CONSENT_VERSION = '2026-11';

const both = (zh, en) => ({ zh, en });

/** What is agreed to, each on its own (separate consent): what for, which data, and what follows without it. */
export const CONSENTS = {
  SERVICE: {
    ...both('提供服务', 'Providing services'),
    text: both(
      '为预约、派单和上门服务，使用老人的姓名、电话、住址和服务需要，并告知接单的机构和上门的护理员。不同意就无法安排上门服务；已完成服务的记录依法保存。',
      'Name, phone, address and needs are used to book, dispatch and perform services, and shown to the provider and the caregiver who come. Without it no service can be arranged; records of services performed are kept as the law asks.',
    ),
  },
  HEALTH: {
    ...both('健康信息（能力评估）', 'Health data (ability assessment)'),
    text: both(
      '为评定能力等级，由两名评估师记录身体、精神和感知方面的情况以及相关诊断，只供评估、复核和确定待遇使用。不同意就不能评估，需要能力等级的待遇无法确定；可以随时撤回，撤回前已形成的结果保留。',
      'To find the level of ability two assessors record physical, mental and sensory abilities and diagnoses, for assessment, review and benefits only. Without it there is no assessment, and benefits that ask for a level cannot be decided; it can be withdrawn at any time, results from before stay.',
    ),
  },
  LOCATION: {
    ...both('位置信息', 'Location'),
    text: both(
      '为核实上门服务，在签到、签退时把护理员的位置与老人的住址核对。不同意时改用门牌码等其他方式核实。',
      'To prove visits, the caregiver’s position at check-in and check-out is compared with the senior’s home. Without it another way of proof is used, such as the code at the door.',
    ),
  },
  FACE: {
    ...both('人脸信息', 'Face'),
    text: both(
      '为核验身份使用人脸照片，加密保存，到期删除。人脸不是唯一方式：不同意时可以用证件、验证码或由家属确认，服务和待遇不受影响。',
      'A picture of the face is used to verify identity, kept encrypted and deleted in time. It is never the only way: without it a document, a code or the family will do, and neither service nor benefit is affected.',
    ),
  },
  BANK_CARD: {
    ...both('银行账户', 'Bank account'),
    text: both(
      '为发放应当支付给本人的款项，使用银行账户信息。不同意时按线下方式领取。',
      'The bank account is used for payments due to the senior. Without it they are collected in person.',
    ),
  },
  SHARING: {
    ...both('提供给其他部门或机构', 'Passing on to others'),
    text: both(
      '为转介服务或核对待遇，把必要的信息提供给另一处理者（如医院、医保部门），提供前告知接收方是谁。不同意不影响本平台的服务。',
      'To refer or to compare benefits, what is needed is passed on to another handler, such as a hospital or the insurance; who that is will be said before. Services of this platform do not depend on it.',
    ),
  },
};
