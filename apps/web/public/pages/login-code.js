import { el, note } from '../base/dom.js';
import { form } from '../base/forms.js';
import { send } from '../base/http.js';
import { logInByCode } from '../base/session.js';
import { say } from '../words/language.js';

/** Two steps in one place: the phone, then the code of the message. @param {() => void} entered */
export function loginByCode(entered) {
  const host = el('div', null);
  const askPhone = () =>
    form(
      [
        {
          name: 'phone',
          label: say('手机号', 'Mobile number'),
          kind: 'tel',
          attributes: { autocomplete: 'username' },
        },
      ],
      async ({ phone }) => {
        await send('/one-time-codes', { method: 'POST', body: { phone } });
        host.replaceChildren(el('div', null, await demoNote(phone), askCode(phone)));
        host.querySelector('input').focus();
      },
      { submitLabel: say('发送验证码', 'Send a code') },
    );
  const askCode = (phone) =>
    form(
      [
        {
          name: 'code',
          label: say(`发到 ${phone} 的 6 位验证码`, `The six digits sent to ${phone}`),
          attributes: { inputmode: 'numeric', maxlength: 6, autocomplete: 'one-time-code' },
        },
      ],
      ({ code }) => logInByCode(phone, code).then(entered),
      {
        submitLabel: say('登录', 'Log in'),
        close: () => host.replaceChildren(askPhone()),
        closeLabel: say('换个手机号', 'Another number'),
      },
    );
  host.append(askPhone());
  return host;
}

/** The demo city sends no text messages; it shows them. */
async function demoNote(phone) {
  const messages = await send('/demo/messages').catch(() => []);
  const sent = messages.find((message) => message.phone === phone && /\d{6}/.test(message.text));
  return sent && note(say('演示短信：', 'Demo message: '), sent.text);
}
