import { get, post, put } from '../../base/api.js';
import { card, el, note } from '../../base/dom.js';
import { form } from '../../base/forms.js';
import { Problem } from '../../base/http.js';
import { notice } from '../../base/notice.js';
import { asOptions, myDivisions } from '../../base/places.js';
import { go } from '../../base/route.js';
import { say } from '../../words/language.js';
import { problemList, readVersionId } from './version-file.js';
import { identityFields, identityOf } from './identity-fields.js';
import { versionId } from './programme-list.js';
import { ruleEditor } from './rule-editor.js';
import { EMPTY_TERMS, termFields, termsOf } from './version-fields.js';

/** Changes a draft. */
export async function editVersion(id) {
  const [code, number] = readVersionId(id);
  const path = `/programmes/${code}/versions/${number}`;
  const version = await get(path);
  return editor(`edit-${id}`, version, { write: (body) => put(path, body) });
}

/** The next version of a programme, beginning with what this one says. */
export async function nextVersion(id) {
  const [code, number] = readVersionId(id);
  const version = await get(`/programmes/${code}/versions/${number}`);
  return editor(
    `next-${id}`,
    { ...version, from: '', to: null },
    { write: (body) => post(`/programmes/${code}/versions`, body) },
  );
}

/** A programme that is not there yet. */
export async function newProgramme() {
  const divisions = asOptions(await myDivisions());
  return editor(
    'new-programme',
    { from: '', to: null, terms: EMPTY_TERMS },
    { identity: identityFields(divisions), write: (body) => post('/programmes', body) },
  );
}

/**
 * The structured form of a version. Saving writes the draft and names whatever stands against its becoming law, each
 * at its place; the draft is kept in any case.
 */
function editor(key, { from, to, terms }, { identity = [], write }) {
  const found = el('div', { class: 'step', role: 'status' });
  let rule;
  const ruleField = {
    name: 'rule',
    label: say('规则', 'The rule'),
    kind: 'custom',
    pointer: '/terms/rule',
    make: (kept) => {
      rule = ruleEditor(kept ?? terms.rule);
      return { node: rule.node, read: rule.text, focus: () => rule.node.querySelector('textarea').focus() };
    },
  };
  let saved;
  const save = async (values) => {
    const parsed = rule.read();
    if (parsed === undefined) throw notJson();
    const body = {
      from: values.from,
      ...(values.to ? { to: values.to } : {}),
      terms: { ...termsOf(values), isDefault: terms.isDefault, rule: parsed },
      ...(identity.length ? { programme: identityOf(values) } : {}),
    };
    saved = await write(body);
    const { items } = await get(`/programmes/${saved.code}/versions/${saved.version}/problems`);
    notice(say('草稿已保存。', 'The draft is saved.'));
    if (!items.length || identity.length || key.startsWith('next-'))
      return go('law', 'version', versionId(saved.code, saved.version));
    found.replaceChildren(
      note(say(`还有 ${items.length} 处问题，改好才能提交：`, `${items.length} things stand against it:`)),
      problemList(items, rule.show),
    );
    found.scrollIntoView({ block: 'nearest' });
  };
  const node = form([...identity, ...termFields({ from, to, terms }), ruleField], save, {
    submitLabel: say('保存草稿并检查', 'Save the draft and check it'),
    keep: key,
  });
  return [
    note(
      say(
        '写到一半可以离开，内容留在这个标签页里；保存以后才进系统。',
        'You may leave it half-written: it stays in this tab; saving hands it to the system.',
      ),
    ),
    el('div', { 'data-open': true }, card(node, found)),
  ];
}

const notJson = () => {
  const title = say('规则还不是完整的 JSON，请先改好。', 'The rule is not JSON yet.');
  return new Problem({
    title,
    status: 422,
    code: 'rule',
    errors: [{ pointer: '/terms/rule', detail: title }],
  });
};
