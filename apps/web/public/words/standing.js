import { say } from './language.js';

/**
 * One line that says whether what was done has arrived, for the head of every page.
 * @param {{ isReachable: boolean, waiting: number, refused: number, readAt?: string }} now
 *   `waiting`: operations on this device that the server does not have; `refused`: those it did not take;
 *   `readAt`: when the server was last read, HH:MM
 * @returns {{ tone: 'calm' | 'warn' | 'bad', text: string } | undefined} undefined: nothing to say
 */
export function standingOf({ isReachable, waiting, refused, readAt }) {
  if (refused > 0)
    return {
      tone: 'bad',
      text: say(
        `有 ${refused} 条记录平台没有收下，请看“还没交的记录”。`,
        `${refused} records were not accepted: see "Not sent yet".`,
      ),
    };
  if (!isReachable && waiting > 0)
    return {
      tone: 'warn',
      text: say(
        `离线 · ${waiting} 条记录在手机里等待补交，不会丢，可以继续服务。`,
        `Offline · ${waiting} records wait on this device; nothing is lost, go on.`,
      ),
    };
  if (!isReachable)
    return {
      tone: 'warn',
      text: say(
        `离线 · 没有等待补交的记录${readAt ? `，看到的是 ${readAt} 的内容` : ''}。`,
        `Offline · nothing waits to be sent${readAt ? `; this is as of ${readAt}` : ''}.`,
      ),
    };
  if (waiting > 0)
    return {
      tone: 'calm',
      text: say(`已联网 · 正在补交 ${waiting} 条记录。`, `Online · sending ${waiting} records.`),
    };
  return undefined;
}
