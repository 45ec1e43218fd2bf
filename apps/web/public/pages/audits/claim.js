import { post } from '../../base/api.js';
import { card, el, facts, note } from '../../base/dom.js';
import { reasonButton } from '../../base/reason-button.js';
import { date, yuan } from '../../words/format.js';
import { say } from '../../words/language.js';

const OUTCOMES = {
  UPHELD: { zh: '申诉不成立，维持追回', en: 'The appeal was not granted' },
  OVERTURNED: { zh: '申诉成立，已退还', en: 'The appeal was granted; given back' },
};

/** What the lower bound adds to what was proved: claimed by another person, rebutted, decided by a third. */
export function claimPart(frame, can) {
  const path = `/oversight/frames/${frame.id}/claim`;
  const { estimate, claim } = frame;
  if (!claim)
    return [can.claim && estimate?.extrapolatedFen > 0 && claimButton(path, estimate)].filter(Boolean);
  return [
    card(
      el('p', { class: 'big' }, say('推算追回 ', 'Claimed by projection '), yuan(claim.standingFen)),
      note(
        say(
          '只冲抵机构以后的结算款，不动老人的时长；以后逐次查实的从中扣减，不重复追回。',
          'Netted against what the provider is paid later; no minutes change. What is proved visit by visit later is taken out of it.',
        ),
      ),
      facts(
        [say('追回时', 'As it was claimed'), `${yuan(claim.fen)}（${date(claim.at)}）`],
        [say('理由', 'Why'), claim.reason],
        [say('机构申诉', 'The provider says'), claim.appealReason],
        [
          say('处理结果', 'Decision'),
          claim.outcome && say(OUTCOMES[claim.outcome].zh, OUTCOMES[claim.outcome].en),
        ],
        [say('处理理由', 'Because'), claim.decisionReason],
      ),
    ),
    ...steps(path, claim, can),
  ];
}

const claimButton = (path, { extrapolatedFen }) =>
  reasonButton('claim', say(`向机构追回 ${yuan(extrapolatedFen)}`, `Claim ${yuan(extrapolatedFen)}`), {
    question: say('依据和理由', 'On what grounds'),
    send: (reason) => post(path, { reason }),
    done: say('已追回，下期结算冲抵。', 'Claimed; the next statement nets it.'),
  });

function steps(path, { appealReason, outcome }, can) {
  if (outcome) return [];
  const decide = (decision, label) =>
    reasonButton(`claim-${decision}`, label, {
      question: say('理由', 'Why'),
      send: (reason) => post(`${path}/appeal-decision`, { decision, reason }),
      done: say('已处理。', 'Decided.'),
    });
  if (appealReason)
    return can.decideClaimAppeal
      ? [
          decide('UPHELD', say('维持追回', 'Uphold the claim')),
          decide('OVERTURNED', say('申诉成立，全部退还', 'Grant the appeal: give it back')),
        ]
      : [];
  return can.appealClaim
    ? [
        reasonButton('claim-appeal', say('提出申诉', 'Appeal'), {
          question: say('为什么不认可', 'Why it is wrong'),
          send: (reason) => post(`${path}/appeal`, { reason }),
          done: say('已提出申诉。', 'Appealed.'),
        }),
      ]
    : [];
}
