import { defineErrors } from '@anzhi/kernel';

export const RealtimeErrors = defineErrors('realtime', {
  tooManyConnections: {
    status: 429,
    zh: '实时连接过多或过于频繁，请稍后再试',
    en: 'There are too many live connections or attempts, please try again later',
  },
});
