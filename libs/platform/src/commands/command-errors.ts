import { defineErrors } from '@anzhi/kernel';

export const CommandErrors = defineErrors('command', {
  keyMissing: {
    status: 400,
    zh: '缺少 Idempotency-Key 请求头（UUIDv7，由客户端生成）',
    en: 'The Idempotency-Key header (a UUIDv7 made by the client) is missing',
  },
  keyMalformed: {
    status: 400,
    zh: 'Idempotency-Key 必须是 UUIDv7',
    en: 'Idempotency-Key must be a UUIDv7',
  },
  keyTooOld: {
    status: 422,
    zh: '该请求编号早于 {days} 天的保留期，系统不会再次执行；请重新发起',
    en: 'This key is older than the {days} days that answers are kept; it will not be run again. Start anew',
  },
  keyFromFuture: {
    status: 422,
    zh: '该请求编号的时间晚于服务器时间，请检查设备时钟',
    en: 'This key was made in the future; check the clock of the device',
  },
  keyReused: {
    status: 422,
    zh: '同一请求编号已用于内容不同的请求（不同之处：{field}）',
    en: 'This key was already used for a request with other content, see {field}',
  },
  inProgress: {
    status: 409,
    zh: '同一请求正在处理中，请稍候再查',
    en: 'The same request is being processed; ask again shortly',
  },
});
