import type { Role } from '@anzhi/contracts';

export const CHANNELS = ['IN_APP', 'SMS'] as const;
export type Channel = (typeof CHANNELS)[number];

/** ALWAYS cannot be switched off; OFF is sent to those who asked for it. */
export type Default = 'ALWAYS' | 'ON' | 'OFF';

/** What somebody chooses to be told about, and by which channel unless he says otherwise. */
interface TopicSpec {
  readonly zh: string;
  readonly en: string;
  readonly channels: Readonly<Record<Channel, Default>>;
}

const topic = (zh: string, en: string, inApp: Default, sms: Default): TopicSpec => ({
  zh,
  en,
  channels: { IN_APP: inApp, SMS: sms },
});

/**
 * Few and plain. Text messages stand ON only for what somebody must act on or be sure of: whoever gets too many
 * reads none. What has legal effect, or concerns safety, always stands in the list on the screen.
 */
export const TOPICS = {
  BOOKINGS: topic('预约与安排', 'Bookings', 'ON', 'ON'),
  PROGRESS: topic('服务进度', 'Progress of a service', 'ON', 'OFF'),
  PAYMENTS: topic('自付费用与退款', 'What you pay, and refunds', 'ON', 'ON'),
  CONFIRMING: topic('请您确认服务', 'Services to confirm', 'ALWAYS', 'ON'),
  SAFETY: topic('安全提醒', 'Safety', 'ALWAYS', 'ON'),
  BENEFITS: topic('待遇发放', 'Benefits granted', 'ON', 'OFF'),
  APPLICATIONS: topic('申请与评估', 'Applications and assessments', 'ON', 'ON'),
  RIGHTS: topic('停发、复核和授权', 'Stops, verification and who may act', 'ALWAYS', 'ON'),
  SCHEDULE: topic('我的排班', 'My visits', 'ALWAYS', 'ON'),
  OFFERS: topic('派单', 'Offers', 'ON', 'ON'),
  ALERTS: topic('派单预警', 'Alerts', 'ALWAYS', 'ON'),
  LICENCES: topic('准入、证照和证书', 'Admission, licences and credentials', 'ALWAYS', 'ON'),
  QUALITY: topic('服务质量', 'Quality of service', 'ON', 'OFF'),
  WORK: topic('待办事项', 'Work to do', 'ON', 'OFF'),
} as const satisfies Readonly<Record<string, TopicSpec>>;

export type Topic = keyof typeof TOPICS;

/**
 * Whom the words may tell the senior's name (masked): those who look after him. Desks open the thing itself, where
 * their row policies hold.
 */
export const MAY_READ_NAMES: readonly Role[] = ['ELDER', 'FAMILY', 'CAREGIVER'];
