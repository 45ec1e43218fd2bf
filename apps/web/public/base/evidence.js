import { say } from '../words/language.js';
import { upload } from './api.js';
import { el } from './dom.js';

const TYPES = 'application/pdf,image/jpeg,image/png,image/webp';

/**
 * A field of a form for proofs: each file goes up as soon as it is chosen, so that nothing is lost with the form.
 * @param {{ purpose: string, most?: number, suggested?: string[], kept?: { fileId: string, title: string }[] }} options
 * @returns {{ node: HTMLElement, read: () => { fileId: string, title: string }[] }}
 */
export function evidenceField({ purpose, most = 10, suggested = [], kept = [] }) {
  let files = [...kept];
  const list = el('ul', { class: 'rows' });
  const status = el('p', { class: 'note', role: 'status' });
  const input = el('input', { type: 'file', accept: TYPES, multiple: true });
  const node = el('div', { class: 'evidence' }, list, input, status);
  const changed = () => node.dispatchEvent(new window.Event('change', { bubbles: true }));

  function show() {
    list.replaceChildren(...files.map(line));
    input.hidden = files.length >= most;
  }

  function line(file) {
    const title = el('input', {
      type: 'text',
      value: file.title,
      maxlength: 60,
      'aria-label': say('这是什么材料', 'What it shows'),
    });
    title.addEventListener('input', () => (file.title = title.value.trim()));
    const away = () => {
      files = files.filter((other) => other !== file);
      show();
      changed();
    };
    return el('li', null, title, el('button', { type: 'button', onclick: away }, say('删除', 'Remove')));
  }

  input.addEventListener('change', async (event) => {
    event.stopPropagation();
    const chosen = [...input.files].slice(0, most - files.length);
    for (const [at, file] of chosen.entries()) {
      status.textContent = say(
        `正在上传 ${at + 1}/${chosen.length}：${file.name}`,
        `Uploading ${at + 1} of ${chosen.length}: ${file.name}`,
      );
      try {
        const { fileId } = await upload('/files', file, { purpose });
        files.push({
          fileId,
          title: suggested[files.length] ?? file.name.replace(/\.\w+$/, '').slice(0, 60),
        });
      } catch ({ message }) {
        status.textContent = `${file.name}：${message}`;
        input.value = '';
        show();
        return;
      }
    }
    status.textContent = '';
    input.value = '';
    show();
    changed();
  });

  show();
  return { node, read: () => files.filter(({ title }) => title) };
}
