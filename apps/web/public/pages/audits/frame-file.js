import { download, get, post } from '../../base/api.js';
import { barRows, card, choices, el, facts, lines, more, note } from '../../base/dom.js';
import { action, form, formButton, look } from '../../base/forms.js';
import { notice } from '../../base/notice.js';
import { word } from '../../words/codes.js';
import { date, dateTime, yuan } from '../../words/format.js';
import { row, say } from '../../words/language.js';
import { BASES } from '../../words/oversight-codes.js';
import { claimPart } from './claim.js';
import { frameBadge } from './frame-list.js';

/** One audit: what is next, how far it is, what it comes to with its workings, and how to draw it again. */
export async function frameFile(id, can) {
  const frame = await get(`/oversight/frames/${id}`);
  return [
    el('h3', null, frame.providerName, el('small', null, `${date(frame.from)}—${date(frame.until)}`)),
    el('p', null, frameBadge(frame)),
    choices(...nextSteps(frame, can)),
    frame.estimate && estimate(frame.estimate),
    ...claimPart(frame, can),
    strata(frame),
    frame.openHits > 0 &&
      note(
        say(
          `另有 ${frame.openHits} 次命中规则的服务待核查。`,
          `${frame.openHits} hits of rules are still to be judged.`,
        ),
      ),
    frame.replaced.length > 0 &&
      lines(
        frame.replaced.map(({ instead, visitId, reason }) =>
          say(`${instead} 换为 ${visitId}：${reason}`, `${visitId} instead of ${instead}: ${reason}`),
        ),
      ),
    again(frame),
  ].filter(Boolean);
}

function nextSteps(frame, can) {
  const path = `/oversight/frames/${frame.id}`;
  return [
    !frame.seed && can.fixValue && valueButton(frame, path),
    frame.seed &&
      can.estimate &&
      !frame.claim &&
      frame.judged >= frame.sample &&
      action('estimate', say('推算结果', 'Estimate'), async () => {
        const { clawbackFen } = await post(`${path}/estimate`, {});
        notice(say(`应追回 ${yuan(clawbackFen)}。`, `${yuan(clawbackFen)} to be taken back.`));
      }),
    frame.seed && can.estimate && enlargeButton(frame, path),
  ].filter(Boolean);
}

const valueButton = (frame, path) =>
  formButton(
    'value',
    say('录入公开随机数', 'Enter the public value'),
    (close) =>
      form(
        [
          {
            name: 'value',
            label: frame.announcement,
            hint: say(
              `${dateTime(frame.notBefore)} 后，两人分别录入一致才生效；已有 ${frame.readBy} 人录入`,
              `After ${dateTime(frame.notBefore)}; two persons have to read the same, ${frame.readBy} have typed it in`,
            ),
          },
        ],
        async (values) => {
          const { state } = await post(`${path}/value`, values);
          notice(
            state === 'DRAWN'
              ? say('样本已抽出。', 'The sample is drawn.')
              : say('等另一位同事录入。', 'A colleague has to enter it too.'),
          );
          close();
        },
        { submitLabel: say('录入', 'Enter'), close },
      ),
    'main',
  );

const enlargeButton = (frame, path) =>
  formButton('enlarge', say('扩大样本', 'Draw more'), (close) =>
    form(
      [
        {
          name: 'total',
          label: say('一共抽多少次', 'Visits in all'),
          kind: 'number',
          value: String(frame.sample * 2),
        },
      ],
      async ({ total }) => {
        const { drawn } = await post(`${path}/enlargement`, { total: Number(total) });
        notice(say(`又抽出 ${drawn} 次。`, `${drawn} more were drawn.`));
        close();
      },
      { submitLabel: say('抽取', 'Draw'), close },
    ),
  );

const strata = ({ strata: all }) =>
  barRows(
    all.map(({ stratum, n, population, judged, wrong }) => ({
      label:
        stratum === 0 ? say('大额（全查）', 'large (all)') : say(`第 ${stratum} 层`, `stratum ${stratum}`),
      value: judged,
      tone: wrong > 0 ? 'bad' : 'spent',
      text: say(
        `${judged}/${n}，共 ${population}，有问题 ${wrong}`,
        `${judged} of ${n}, ${population} in all, ${wrong} wrong`,
      ),
    })),
    Math.max(1, ...all.map(({ n }) => n)),
  );

/** The amount and every step to it: what is proved, and what the lower bound adds. */
const estimate = (found) =>
  card(
    el('p', { class: 'big' }, say('应追回 ', 'To be taken back '), yuan(found.clawbackFen)),
    el('p', null, word(BASES, found.basis)),
    facts(
      [say('查实', 'Proved'), yuan(found.provenFen)],
      [say('下限增加', 'Added by the bound'), yuan(found.extrapolatedFen)],
      [say('单侧下限', 'One-sided lower bound'), yuan(found.lowerFen)],
      [say('点估计（不作追回依据）', 'Point estimate (never taken back)'), yuan(Math.round(found.pointFen))],
      [say('标准误', 'Standard error'), yuan(Math.round(found.standardError))],
      [
        say('t 值（自由度）', 't (degrees of freedom)'),
        `${found.t.toFixed(4)} (${found.degrees.toFixed(1)})`,
      ],
      [
        say('问题比例上限', 'Share wrong, at most'),
        found.upperShare !== null && `${(found.upperShare * 100).toFixed(1)}%`,
      ],
      [
        say('盲审一致性 κ', 'Agreement of blind judges, κ'),
        found.kappa !== null && row(found.kappa.toFixed(2), say(`${found.pairs} 对`, `${found.pairs} pairs`)),
      ],
    ),
    more(
      'workings',
      say('分层计算', 'By stratum'),
      lines(
        found.strata.map(({ stratum, size, judged, wrong, meanFen, sdFen, totalFen }) =>
          say(
            `第 ${stratum} 层：${size} 次中核查 ${judged} 次，有问题 ${wrong} 次；均值 ${yuan(Math.round(meanFen))}，标准差 ${yuan(Math.round(sdFen))}，推算 ${yuan(Math.round(totalFen))}`,
            `Stratum ${stratum}: ${judged} of ${size} judged, ${wrong} wrong; mean ${yuan(Math.round(meanFen))}, deviation ${yuan(Math.round(sdFen))}, in all ${yuan(Math.round(totalFen))}`,
          ),
        ),
      ),
    ),
  );

const again = (frame) =>
  more(
    'draw-again',
    say('怎样复核抽样', 'How to draw again'),
    facts(
      [say('公告', 'Announced'), frame.announcement],
      [say('指纹', 'Root'), el('code', null, frame.root)],
      [say('公开随机数', 'Public value'), frame.value],
      [say('种子', 'Seed'), frame.seed && el('code', null, frame.seed)],
    ),
    el('p', null, el('code', null, 'node redraw.mjs frame.csv draw.json sample.csv')),
    ['frame.csv', ...(frame.seed ? ['draw.json', 'sample.csv'] : [])].map((name) =>
      look(`get-${name}`, name, () => download(`/oversight/frames/${frame.id}/${name}`, {}, name)),
    ),
    look('get-redraw', 'redraw.mjs', () => download('/oversight/frames/redraw.mjs', {}, 'redraw.mjs')),
  );
