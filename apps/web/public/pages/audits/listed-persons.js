import { get, post } from '../../base/api.js';
import { badge, choices, el, note } from '../../base/dom.js';
import { form, formButton, optionsOf } from '../../base/forms.js';
import { notice } from '../../base/notice.js';
import { paged, rows } from '../../base/paged.js';
import { reasonButton } from '../../base/reason-button.js';
import { say } from '../../words/language.js';
import { LISTING_GROUNDS, LISTINGS } from '../../words/oversight-codes.js';

/** The joint-punishment list of persons: proposed by one, decided by another; whoever is on it serves nobody. */
export async function listedPersons(can) {
  return [
    note(
      say(
        '提请和决定须由两人办理；列入后立即停止派单，任何机构不得录用；满两年可申请移出。',
        'Proposed by one, decided by another; at once nobody is served by him and no provider may hire him; off it on application after two years.',
      ),
    ),
    await paged(
      'persons',
      (cursor) => get('/caregivers', { limit: 50, cursor }),
      (file) => line(file, can),
      rows,
    ),
  ];
}

const line = (file, can) =>
  el(
    'li',
    null,
    el('b', null, file.name),
    ' ',
    file.listing
      ? badge(say(LISTINGS[file.listing].zh, LISTINGS[file.listing].en), 'bad')
      : !file.active && badge(say('已离职', 'has left')),
    choices(...steps(file, can)),
  );

function steps({ id, listing }, can) {
  const path = `/caregivers/${id}`;
  const decide = (key, label, what, yes, no) =>
    formButton(
      `${key}-${id}`,
      label,
      (close) =>
        decisionForm(
          `${path}/${what}`,
          [
            ['yes', yes],
            ['no', no],
          ],
          close,
        ),
      'main',
    );
  return [
    !listing && can.proposeListing && proposeButton(id, path),
    listing === 'PROPOSED' &&
      can.decideListing &&
      decide(
        'list',
        say('决定是否列入', 'Decide'),
        'blacklisting',
        say('列入名单', 'Onto the list'),
        say('不列入', 'Not onto it'),
      ),
    listing === 'LISTED' &&
      can.fileRemoval &&
      reasonButton(`removal-${id}`, say('受理移出申请', 'File his application'), {
        question: say('申请的理由', 'What he says'),
        send: (reason) => post(`${path}/blacklisting-removal-application`, { reason }),
        done: say('已受理。', 'Filed.'),
      }),
    listing === 'REMOVAL_ASKED' &&
      can.decideListing &&
      decide(
        'unlist',
        say('决定是否移出', 'Decide'),
        'blacklisting-removal',
        say('移出名单', 'Off the list'),
        say('继续列入', 'Stays on it'),
      ),
  ].filter(Boolean);
}

const decisionForm = (path, options, close) =>
  form(
    [
      { name: 'decision', label: say('结论', 'Decision'), kind: 'radios', options },
      { name: 'reason', label: say('理由', 'Why'), kind: 'textarea' },
    ],
    async ({ decision, reason }) => {
      await post(path, { agreed: decision === 'yes', reason });
      notice(say('已办理。', 'Done.'));
      close();
    },
    { submitLabel: say('提交', 'Send'), close },
  );

const proposeButton = (id, path) =>
  formButton(`propose-${id}`, say('提请列入失信名单', 'Propose for the list'), (close) =>
    form(
      [
        {
          name: 'ground',
          label: say('哪种情形', 'On which ground'),
          kind: 'select',
          options: optionsOf(LISTING_GROUNDS),
        },
        { name: 'reason', label: say('事实和理由', 'Facts and reasons'), kind: 'textarea' },
      ],
      async (values) => {
        await post(`${path}/blacklisting-proposal`, values);
        notice(say('已提请，等另一位同事决定。', 'Proposed; a colleague decides.'));
        close();
      },
      { submitLabel: say('提请', 'Propose'), close, kind: 'danger' },
    ),
  );
