import { ROLES, type Role } from '@anzhi/contracts';
import type { ApplicationEvent, ApplicationState } from './application.state';

interface Words {
  readonly zh: string;
  readonly en: string;
}

export const STATE_WORDS: Readonly<Record<ApplicationState, Words>> = {
  SUBMITTED: { zh: '等待镇街初核', en: 'Waits for the township’s check' },
  RETURNED: { zh: '需要补充材料', en: 'More evidence is needed' },
  TOWN_CHECKED: { zh: '等待县区审批', en: 'Waits for the county’s decision' },
  COUNTY_APPROVED: { zh: '县区已批准', en: 'Approved by the county' },
  PUBLIC_NOTICE: { zh: '公示中', en: 'In public notice' },
  IN_FORCE: { zh: '已生效', en: 'In force' },
  REFUSED: { zh: '未批准', en: 'Refused' },
  APPEALED: { zh: '申诉处理中', en: 'Under appeal' },
  APPEAL_DECIDED: { zh: '申诉未获支持', en: 'Appeal dismissed' },
  WITHDRAWN: { zh: '已撤回', en: 'Withdrawn' },
};

const DONE: Readonly<Record<ApplicationEvent | 'submit', Words>> = {
  submit: { zh: '提交了申请', en: 'handed the application in' },
  return: { zh: '退回申请，请补充材料', en: 'returned the application for more evidence' },
  resubmit: { zh: '补充了材料', en: 'handed in more evidence' },
  check: { zh: '完成初核', en: 'checked the application' },
  approve: { zh: '批准了申请', en: 'approved the application' },
  refuse: { zh: '没有批准申请', en: 'refused the application' },
  publish: { zh: '开始公示', en: 'began the public notice' },
  start: { zh: '待遇生效', en: 'put the benefit into force' },
  grant: { zh: '发放了首期待遇', en: 'granted the benefit for the first time' },
  appeal: { zh: '提出了申诉', en: 'appealed' },
  grantAppeal: { zh: '支持申诉，批准了申请', en: 'granted the appeal and approved the application' },
  dismissAppeal: { zh: '没有支持申诉，维持原决定', en: 'dismissed the appeal; the refusal stands' },
  withdraw: { zh: '撤回了申请', en: 'withdrew the application' },
};

const OPINIONS: Readonly<Record<'FOR' | 'AGAINST', Words>> = {
  FOR: { zh: '，建议批准', en: ' and recommends approval' },
  AGAINST: { zh: '，建议不予批准', en: ' and recommends refusal' },
};

const NEXT: Readonly<Record<ApplicationState, Words>> = {
  SUBMITTED: { zh: '镇街初核', en: 'The township checks it' },
  RETURNED: { zh: '请补充材料后再次提交', en: 'Please hand in the missing evidence' },
  TOWN_CHECKED: { zh: '县区审批', en: 'The county decides' },
  COUNTY_APPROVED: { zh: '', en: '' },
  PUBLIC_NOTICE: {
    zh: '公示期满无异议即生效',
    en: 'It takes effect after the notice unless an objection is upheld',
  },
  IN_FORCE: { zh: '首期发放', en: 'The first grant' },
  REFUSED: { zh: '如不同意，可以申诉', en: 'You may appeal' },
  APPEALED: { zh: '由另一位工作人员审理申诉', en: 'Another officer decides the appeal' },
  APPEAL_DECIDED: { zh: '', en: '' },
  WITHDRAWN: { zh: '', en: '' },
};

const ACTORS: Readonly<Record<string, Words>> = {
  SENIOR: { zh: '老人本人', en: 'The senior' },
  REPRESENTATIVE: { zh: '代理人', en: 'A representative' },
  SYSTEM: { zh: '系统', en: 'The system' },
};

const actor = (role: string): Words => ACTORS[role] ?? ROLES[role as Role] ?? { zh: role, en: role };

export interface StepFacts {
  readonly event: ApplicationEvent | 'submit';
  readonly state: ApplicationState;
  readonly role: string;
  readonly reason: string | null;
  readonly opinion: 'FOR' | 'AGAINST' | null;
  /** `YYYY-MM-DD` */
  readonly dueOn: string | null;
}

/** One step as the applicant reads it: who, what, why; then what happens next and by when. */
export function stepInWords(step: StepFacts): { zh: string; en: string; nextZh: string; nextEn: string } {
  const [who, did, next] = [actor(step.role), DONE[step.event], NEXT[step.state]];
  const opinion = step.opinion ? OPINIONS[step.opinion] : { zh: '', en: '' };
  const why = step.reason ? { zh: `：${step.reason}`, en: `: ${step.reason}` } : { zh: '', en: '' };
  const isNothingLeft = step.state === 'IN_FORCE' && !step.dueOn;
  const by = step.dueOn ? { zh: `（${step.dueOn} 前）`, en: ` (by ${step.dueOn})` } : { zh: '', en: '' };
  return {
    zh: `${who.zh}${did.zh}${opinion.zh}${why.zh}。`,
    en: `${who.en} ${did.en}${opinion.en}${why.en}.`,
    nextZh: next.zh && !isNothingLeft ? `${next.zh}${by.zh}。` : '',
    nextEn: next.en && !isNothingLeft ? `${next.en}${by.en}.` : '',
  };
}
