import { card, el, facts, note } from '../../base/dom.js';
import { send } from '../../base/http.js';
import { route } from '../../base/route.js';
import { section } from '../../base/section.js';
import { word } from '../../words/codes.js';
import { month, yuan } from '../../words/format.js';
import { say } from '../../words/language.js';
import { BATCH_STATES } from '../../words/settlement.js';

/** Whether a printed statement is real: what the platform says of its number, to be compared with the paper. */
export function verifyPage() {
  const { id: number = '' } = route();
  const found = section(say('核对结算单', 'Check a statement'), async () => [await answer(number)]);
  found.refresh();
  return el('div', null, found.node);
}

async function answer(number) {
  const statement = await send(`/settlement/statements/${encodeURIComponent(number)}`).catch((problem) => {
    if (problem.status === 404) return undefined;
    throw problem;
  });
  if (!statement)
    return note(
      say(`没有签发过编号为 ${number} 的结算单。`, `No statement of the number ${number} was issued.`),
    );
  return card(
    el('p', { class: 'big' }, say('本平台签发过这张结算单。', 'This statement was issued here.')),
    facts(
      [say('编号', 'Number'), statement.number],
      [say('月份', 'Month'), month(statement.month)],
      [say('县区', 'County'), statement.countyName],
      [say('机构', 'Provider'), statement.providerName],
      [say('笔数', 'Lines'), statement.lines],
      [say('应付', 'To be paid'), yuan(statement.payableFen)],
      [say('状态', 'State'), word(BATCH_STATES, statement.state)],
      [say('明细根', 'Root of the lines'), el('code', null, statement.root)],
      [say('数据文件 SHA-256', 'SHA-256 of the data file'), el('code', null, statement.dataSha256)],
    ),
    note(
      say(
        '与手中的纸质件逐项比对，有一项不同就不是原件。',
        'Compare each with the paper; if one differs, it is not the original.',
      ),
    ),
  );
}
