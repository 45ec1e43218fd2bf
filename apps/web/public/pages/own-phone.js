import { get } from '../base/api.js';
import { big, card, lines, note } from '../base/dom.js';
import { action } from '../base/forms.js';
import { notice } from '../base/notice.js';
import { getOrLast } from '../base/queue.js';
import { isOwnPhone, keepOnOwnPhone } from '../base/session.js';
import { canKeepPage, isPageKept } from '../base/shell.js';
import { say } from '../words/language.js';

const LOOK_MS = 2_000;

export const contactPath = ({ id }) => `/visits/${id}/contact`;

/** Whom to visit and where; lies on the device only where it is the caregiver's own. */
export const contactOf = (visit) => (isOwnPhone() ? getOrLast : get)(contactPath(visit));

/**
 * What to expect where there is no signal, and the one press that makes the phone ready for it.
 * @param {(ms: number) => void} again reads once more after a while
 */
export function ownPhone(again) {
  if (!isOwnPhone()) return ask();
  if (canKeepPage() && !isPageKept()) again(LOOK_MS);
  return ready();
}

const ask = () =>
  card(
    big(say('这是您自己的手机吗？', 'Is this your own phone?')),
    lines([
      say(
        '是的话，保持登录：关掉再打开不用重新登录，没有信号也能打开。',
        'If so, stay logged in: it opens again without a login, and without a signal.',
      ),
      say(
        '一天内要去的地址、电话、风险提示都带在手机里，每份带一次，都会留痕。',
        'Addresses, phones and risks of the next day are taken along, each once and each recorded.',
      ),
      say('退出登录（换个身份），就从手机里删除。', 'Leaving (somebody else) deletes them from the phone.'),
    ]),
    action('own-phone', say('是我自己的手机', 'It is my own'), async () => {
      keepOnOwnPhone();
      await navigator.storage?.persist?.();
      notice(say('好了，没有信号也能用。', 'Done: it works without a signal.'));
    }),
  );

const ready = () => note(kept());

function kept() {
  if (!canKeepPage())
    return say(
      '登录和今天的内容在手机里，可是这个地址（或浏览器）存不下页面：没有信号时不要关闭、不要刷新。用 https 地址打开就可以。',
      'Login and visits are on the phone, but this address (or browser) cannot keep the page: without a signal do not close or reload it. At an https address it can.',
    );
  if (!isPageKept()) return say('正在把页面存到手机里…', 'The page is being kept on the phone…');
  return say(
    '✓ 这部手机没有信号也能打开、签到、签退。放到桌面（浏览器菜单“添加到主屏幕”）更方便。',
    '✓ This phone opens, checks in and checks out without a signal. Add it to the home screen in the menu of the browser.',
  );
}
