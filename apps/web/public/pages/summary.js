import { barRows, big, el, more, stackedBar } from '../base/dom.js';
import { minutes, month } from '../words/format.js';
import { say } from '../words/language.js';

const SHOWN_TOWNS = 12;

/** What waits for the officer, as a picture, and the public minutes of the month. */
export function summaryPicture({ period, total, townships }) {
  const busy = townships.filter(({ needsAttention, unmetDemand }) => needsAttention + unmetDemand > 0);
  return [
    big(
      total.needsAttention
        ? say(`有 ${total.needsAttention} 件事等您处理`, `${total.needsAttention} matters wait for you`)
        : say('现在没有等您处理的事', 'Nothing waits for you'),
    ),
    barRows([
      row(say('存疑，待审核', 'In doubt'), total.awaitingOfficer, 'held'),
      row(say('家属有异议', 'Disputed'), total.disputes, 'bad'),
      row(say('退回，待裁定', 'Returned'), total.openReturns, 'bad'),
      row(say('没有机构接', 'Not served'), total.unmetDemand, 'family'),
    ]),
    el('h3', null, say(`${month(period)}的政府时长`, `Public minutes in ${month(period)}`)),
    stackedBar([
      {
        label: say('已核销', 'spent'),
        value: total.capturedMinutes - total.reversedMinutes,
        tone: 'spent',
        text: minutes(total.capturedMinutes - total.reversedMinutes),
      },
      {
        label: say('已占用', 'held'),
        value: total.heldMinutes,
        tone: 'held',
        text: minutes(total.heldMinutes),
      },
      {
        label: say('已追回', 'taken back'),
        value: total.reversedMinutes,
        tone: 'bad',
        text: minutes(total.reversedMinutes),
      },
    ]),
    busy.length > 0 &&
      more(
        'towns',
        say(`各镇街（${busy.length}）`, `By township (${busy.length})`),
        barRows(
          busy
            .slice(0, SHOWN_TOWNS)
            .map(({ region, needsAttention, unmetDemand }) =>
              row(region, needsAttention + unmetDemand, 'held'),
            ),
        ),
      ),
  ];
}

const row = (label, value, tone) => ({ label, value, tone, text: String(value) });
