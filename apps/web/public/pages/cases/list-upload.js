import { download, get, upload } from '../../base/api.js';
import { el, note } from '../../base/dom.js';
import { form, formButton, look } from '../../base/forms.js';
import { notice } from '../../base/notice.js';
import { go } from '../../base/route.js';
import { say } from '../../words/language.js';

/** The roster of seniors is brought in elsewhere. */
const ROSTER = 'people.seniors';
const TYPES = '.xlsx,.csv';

/** Chooses the kind of list and the file; the dry run begins at once and changes nothing. */
export const uploadButton = () =>
  formButton(
    'upload-list',
    say('上传名单', 'Bring in a list'),
    (close) => {
      const host = el('div', null, note(say('正在读取…', 'Loading…')));
      get('/imports/kinds').then(
        (kinds) =>
          host.replaceChildren(
            uploadForm(
              kinds.filter(({ kind }) => kind !== ROSTER),
              close,
            ),
          ),
        ({ message }) => host.replaceChildren(el('p', { class: 'problem' }, message)),
      );
      return host;
    },
    'main',
  );

function uploadForm(kinds, close) {
  const file = el('input', { type: 'file', accept: TYPES, required: true });
  const node = form(
    [
      {
        name: 'kind',
        label: say('什么名单', 'Which list'),
        kind: 'select',
        options: kinds.map(({ kind, title }) => [kind, title]),
      },
      {
        name: 'file',
        label: say('Excel 或 CSV 文件，最大 10 MB', 'An Excel or CSV file, up to 10 MB'),
        kind: 'custom',
        make: () => ({ node: file, read: () => file.files[0] }),
      },
    ],
    async ({ kind, file: chosen }) => {
      if (!chosen) return notice(say('请选文件。', 'Please choose a file.'), 'bad');
      const { id } = await upload('/imports', chosen, { kind });
      notice(say('已上传，正在试运行；名册还没有改动。', 'Uploaded; the dry run changes nothing.'));
      close();
      go('lists', 'list', id);
    },
    { submitLabel: say('上传并试运行', 'Upload and try'), close },
  );
  node.prepend(
    look('template', say('先下载空白模板', 'Download an empty file first'), () =>
      download(`/imports/templates/${node.querySelector('select').value}`, { format: 'xlsx' }),
    ),
  );
  return node;
}
