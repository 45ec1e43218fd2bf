import { defineSettings } from '@anzhi/platform';

export const LogSettings = defineSettings('ledger', {
  checkpointSeconds: {
    fallback: 30,
    least: 1,
    zh: '两次签发日志检查点之间的秒数，最多 60 秒',
    en: 'Seconds between two checkpoints of a log, 60 at most',
  },
  newLogsUseSm3: {
    fallback: 0,
    least: 0,
    zh: '此后新建的日志使用的散列算法：0 为 SHA-256，1 为国密 SM3；已有的日志不变',
    en: 'Hash of logs that begin from now on: 0 for SHA-256, 1 for SM3; existing logs keep theirs',
  },
});

/** A gap of a minute is what an attacker may cut off unseen; no setting makes it longer. */
export const LONGEST_CHECKPOINT_SECONDS = 60;
