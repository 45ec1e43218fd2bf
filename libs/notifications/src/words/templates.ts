const text = (zh: string, en: string) => ({ zh, en });

/**
 * What people are told, in plain words. A name stands masked; states of health, reasons of a stop, addresses and phone
 * numbers are never told here: the page shows them to whoever may see them. A text message may lie open on a table.
 */
export const TEMPLATES = {
  representativeChanged: text(
    '可以代{senior}办事的人有变化，请登录核对。如不是您的意思，请马上联系村（社区）。',
    'Who may act for {senior} has changed. Please check; if you did not want this, call the village office at once.',
  ),
  benefitStopped: text(
    '{senior}的养老服务待遇自{from}起停止。登录可看原因，不同意可以申诉。',
    'The benefits of {senior} end on {from}. Log in for the reason; you may appeal.',
  ),
  benefitSuspended: text(
    '{senior}的养老服务待遇自{from}起暂停。登录可看原因，不同意可以申诉。',
    'The benefits of {senior} are suspended from {from} on. Log in for the reason; you may appeal.',
  ),
  stopLifted: text(
    '{senior}的待遇恢复了，少发的会补上。',
    'The benefits of {senior} are back; what was missed is granted.',
  ),
  stopAppealed: text(
    '有一件停发申诉等待审理。',
    'An appeal against a stop of benefits waits for a decision.',
  ),
  verificationMissed: text(
    '资格复核没有见到{senior}，请在{noticeUntil}前联系村（社区），否则待遇将暂停。',
    'Nobody met {senior} for the re-verification. Please call the village office by {noticeUntil}, or benefits are suspended.',
  ),
  verificationOver: text(
    '{senior}的资格复核办完了，待遇照常。',
    'The re-verification of {senior} is done; benefits go on.',
  ),
  granted: text('政府给{senior}发放了{amount}（{period}）。', 'Granted to {senior}: {amount} ({period}).'),
  applicationMoved: text(
    '{senior}的待遇申请：{applicationState}。',
    'The application of {senior}: {applicationState}.',
  ),
  applicationWaits: text(
    '有一件待遇申请等您办理：{applicationState}。',
    'An application waits for you: {applicationState}.',
  ),
  assessmentPublished: text(
    '{senior}的能力评估结果出来了，请登录查看；有异议可以申请复核。',
    'The ability assessment of {senior} is published. Log in to read it; you may ask for a second one.',
  ),
  assessmentDue: text(
    '{senior}的能力评估{validTo}到期，请登录申请复评，以免影响待遇。',
    'The ability assessment of {senior} ends on {validTo}. Please ask for the next one, so that benefits go on.',
  ),
  orderPlaced: text('已为{senior}预约{item}，{startsAt}。', 'Booked for {senior}: {item}, {startsAt}.'),
  orderMoved: text('{senior}的{item}改到{startsAt}。', '{item} for {senior} was moved to {startsAt}.'),
  orderMovedAway: text(
    '一单{item}改到{startsAt}，将重新派单。',
    '{item} was moved to {startsAt} and is offered anew.',
  ),
  orderCancelled: text(
    '{senior}原定{startsAt}的{item}已取消，占用的时长和费用已退还。',
    '{item} for {senior} at {startsAt} was cancelled; the minutes and the money held for it are free again.',
  ),
  orderExpired: text(
    '{senior}{startsAt}的{item}没有机构能来，已取消，占用的时长和费用已退还。可以登录另约，也可以打电话请我们帮您约。',
    'Nobody could come to {senior} for {item} at {startsAt}: it was cancelled, and the minutes and the money held for it are free again. Book another time here, or call us and we do it for you.',
  ),
  orderCancelledAtDesk: text(
    '{startsAt}的{item}已取消，请不要派人。',
    '{item} at {startsAt} was cancelled; please send nobody.',
  ),
  caregiverFound: text(
    '{senior}的{item}安排好了：{startsAt}，由{provider}上门。',
    '{item} for {senior} is arranged: {startsAt}, by {provider}.',
  ),
  caregiverChanged: text(
    '{startsAt}来给{senior}做{item}的换了一位护理员，由{provider}派来，时间不变。',
    'Another caregiver comes to {senior} for {item} at {startsAt}, from {provider}; the time stays.',
  ),
  visitGiven: text(
    '您有新的排班：{startsAt}，{item}。登录看地址和电话。',
    'A new visit for you: {startsAt}, {item}. Log in for address and phone.',
  ),
  visitTaken: text(
    '{startsAt}的{item}不用您去了，请看最新排班。',
    'You need not go to {item} at {startsAt} any more; please look at your visits.',
  ),
  replacementFound: text(
    '给{senior}做{item}的护理员来不了，已换好别人：{startsAt}不变，由{provider}上门。',
    'The caregiver for {item} with {senior} cannot come. Somebody else comes at the same time, {startsAt}, from {provider}.',
  ),
  nobodyCame: text(
    '{startsAt}给{senior}做{item}的人没有来，对不起。您的时长已全部退还。{otherTimes}登录一步就能再约，优先为您派人。',
    'Nobody came to {senior} for {item} at {startsAt}; we are sorry. All your minutes are back. {otherTimes}Log in to book again in one step; you are served first.',
  ),
  replacementMissing: text(
    '{startsAt}给{senior}做{item}的护理员来不了，还没有找到别人。{otherTimes}您的时长没有减少。',
    'The caregiver for {item} with {senior} at {startsAt} cannot come, and nobody else was found. {otherTimes}No minutes were used.',
  ),
  replacementSought: text(
    '{startsAt}给{senior}做{item}的护理员来不了，正在找别人，找到就告诉您。您的时长没有减少。',
    'The caregiver for {item} with {senior} at {startsAt} cannot come; somebody else is being found. No minutes were used.',
  ),
  alert: text(
    '{alertKind}：{startsAt}的{item}，请马上处理。',
    '{alertKind}: {item} at {startsAt}. Please act now.',
  ),
  orderUnmet: text(
    '{senior}的{item}（{startsAt}）还没有人能接：{reasons}。工作人员正在想办法，您的时长没有减少。',
    'Nobody can take {item} for {senior} at {startsAt} yet: {reasons}. Officers are looking; no minutes were used.',
  ),
  unmetAtOffice: text(
    '{region}一单{item}（{startsAt}）没有机构能接：{reasons}。请处理。',
    '{region}: nobody can take {item} at {startsAt}: {reasons}. Please decide.',
  ),
  planReleased: text(
    '{day}的排班方案已备好，请查看并派人。',
    'The plan of {day} is ready for you. Please look and assign your people.',
  ),
  offerMade: text(
    '新派单：{region}，{item}，{startsAt}。请在{deadline}前答复。',
    'New offer: {region}, {item}, {startsAt}. Please answer by {deadline}.',
  ),
  offerToYou: text(
    '有一单想请您去：{region}，{item}，{startsAt}。请在{deadline}前答复，不方便可以不接。',
    'A visit for you, if you like: {region}, {item}, {startsAt}. Please answer by {deadline}; you may say no.',
  ),
  offerGone: text('{startsAt}的{item}派单已失效。', 'The offer of {item} at {startsAt} has ended.'),
  orderTakenAway: text(
    '{startsAt}的{item}已转给其他机构，请不要派人。登录可看原因。',
    '{item} at {startsAt} has gone to another provider; please send nobody. Log in for the reason.',
  ),
  enRoute: text(
    '护理员已出发，去给{senior}做{item}。',
    'The caregiver is on the way to {senior} for {item}.',
  ),
  arrived: text(
    '护理员{clock}到了{senior}家，开始{item}。',
    'The caregiver came to {senior} at {clock}; {item} begins.',
  ),
  pleaseConfirm: text(
    '{senior}的{item}做完了，共{minutes}分钟。请登录确认，有问题可以提出异议。',
    '{item} for {senior} is done, {minutes} minutes. Please log in and confirm, or dispute it.',
  ),
  verified: text(
    '{senior}的{item}已核验，政府支付{minutes}分钟。',
    '{item} for {senior} is verified; the programme pays {minutes} minutes.',
  ),
  callBackOwed: text(
    '一次{item}到期自动确认，请电话回访。',
    '{item} was confirmed by time; please call the family back.',
  ),
  disputed: text(
    '{startsAt}的{item}，家属有异议，请处理。',
    'The family disputes {item} of {startsAt}; please look into it.',
  ),
  somethingWrong: text(
    '护理员上门给{senior}做{item}，{visitState}。请您马上联系老人。',
    'The caregiver came to {senior} for {item}: {visitState}. Please call the senior at once.',
  ),
  careAlarm: text(
    '护理员在{senior}家测到异常的身体情况，有风险的项目已停止。请您马上联系老人。',
    'At {senior} the caregiver measured something alarming and stopped what could harm. Please call the senior at once.',
  ),
  careNotice: text(
    '护理员在{senior}家测到需要留意的身体情况，请看服务记录。',
    'At {senior} the caregiver measured something to keep an eye on; please look at the visit.',
  ),
  correctionAsked: text(
    '{startsAt}的{item}，有人申请更正服务记录，请打开页面说明是否属实。',
    'A correction of {item} of {startsAt} was asked for; please open the page and say whether it was so.',
  ),
  correctionDecided: text(
    '{startsAt}的{item}，更正申请有了结果，请打开页面查看。',
    'The correction of {item} of {startsAt} was decided; please open the page.',
  ),
  correctionOverdue: text(
    '{startsAt}的{item}，更正申请过了裁定期限，请处理。',
    'The correction of {item} of {startsAt} has not been decided in time; please look into it.',
  ),
  nobodyOpened: text(
    '{region}：护理员{startsAt}上门，没有人应门，请核实老人是否平安。',
    '{region}: nobody opened the door to the caregiver at {startsAt}. Please make sure that the senior is well.',
  ),
  notServed: text(
    '{senior}{startsAt}的{item}：{visitState}，您的时长已退还。',
    '{item} for {senior} at {startsAt}: {visitState}; your minutes are free again.',
  ),
  notServedAtDesk: text(
    '{startsAt}的{item}：{visitState}。请核查。',
    '{item} at {startsAt}: {visitState}. Please look into it.',
  ),
  visitReturned: text(
    '{startsAt}的{item}被退回，付款暂缓。请登录说明情况。',
    '{item} of {startsAt} was returned and payment waits. Please log in and explain.',
  ),
  returnToDecide: text(
    '{region}一次{item}被退回，等另一位同事裁定。',
    '{region}: {item} was returned; a colleague has to decide.',
  ),
  returnDecided: text(
    '{startsAt}的{item}，退回{decision}。',
    'The return of {item} of {startsAt} was {decision}.',
  ),
  minutesBack: text(
    '{senior}{startsAt}的{item}经核查不予认定，时长已还给老人。',
    '{item} for {senior} of {startsAt} was not accepted after a check; the minutes are back.',
  ),
  caseEvidence: text(
    '{region}一个监督案件要求贵机构举证，请在期限内登录提交。',
    '{region}: a case asks for your evidence. Please log in and hand it in before the term ends.',
  ),
  caseAnswer: text(
    '{region}一个监督案件等您申辩，请在期限内登录答复。',
    '{region}: you may answer in a case. Please log in before the term ends.',
  ),
  caseDecided: text(
    '{region}一个监督案件已作出决定，请登录查看，期限内可以申诉。',
    '{region}: a case was decided. Please log in; you may appeal within the term.',
  ),
  caseToHandle: text('{region}一个案件等您办理。', '{region}: a case waits for you.'),
  caseToApprove: text('{region}一个案件等您审批。', '{region}: a case waits for your decision.'),
  caseOverdue: text('{region}一个案件已超过办理期限。', '{region}: a case is overdue.'),
  familyPaid: text(
    '{senior}的服务费已支付，收据可在“账单”中查看。',
    'The fee for {senior} is paid; the receipt is under “Bills”.',
  ),
  familyPaymentFailed: text(
    '{senior}的服务费没有支付成功，请重新支付。',
    'The fee for {senior} was not paid; please pay again.',
  ),
  refundOwed: text(
    '{senior}的服务费多付部分正在退回，退回情况可在“账单”中查看。',
    'What was paid too much for {senior} is on its way back; see “Bills”.',
  ),
  refundPaid: text('{senior}的服务费多付部分已退回。', 'What was paid too much for {senior} is back.'),
  paymentAlarm: text(
    '{region}有一笔家庭付款与应收不符，请核对。',
    '{region}: a payment of a family does not fit what was asked for.',
  ),
  householdsOpen: text('资格复核还有{open}户没有核查。', '{open} households are still to be verified.'),
  statementWaits: text('{period}的结算单等您办理。', 'A statement of {period} waits for you.'),
  statementDue: text(
    '{period}的结算单请在{day}前办理。',
    'A statement of {period} waits for you until {day}.',
  ),
  statementOverdue: text(
    '{period}的结算单已过办理期限（{day}）。',
    'A statement of {period} is overdue since {day}.',
  ),
  statementPaid: text('{period}的结算款已付。', 'The statement of {period} has been paid.'),
  paymentReturned: text(
    '{period}的结算款被银行退回，请核对账户。',
    'The bank returned the payment of {period}; please check the account.',
  ),
  issuanceWaits: text('{period}的权益发放等您审批。', 'The issuance of {period} waits for your approval.'),
  providerState: text('贵机构：{paperState}。', 'Your organisation: {paperState}.'),
  licenceState: text(
    '贵机构的一份许可证{paperState}，请登录查看。',
    'A licence of your organisation: {paperState}. Please log in.',
  ),
  credentialState: text(
    '您的一份证书{paperState}，请登录查看。',
    'A credential of yours: {paperState}. Please log in.',
  ),
  credentialAtDesk: text(
    '一位护理员的证书{paperState}，请查看，并调整排班。',
    'A credential of a caregiver: {paperState}. Please look, and change the visits.',
  ),
} as const;

export type TemplateCode = keyof typeof TEMPLATES;

/** The placeholders of a text, in the order of their first use. */
export const placeholdersOf = (words: string): string[] => [
  ...new Set([...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)),
];
