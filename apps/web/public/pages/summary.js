import { barRows, big, el, more, stackedBar } from '../base/dom.js';
import { minutePart, month } from '../words/format.js';
import { say } from '../words/language.js';

const SHOWN_TOWNS = 12;

/** What waits for the officer, as a picture, and the public minutes of the month. */
export function summaryPicture({ period, total, townships }) {
  const busy = townships.filter(({ needsAttention, unmetDemand }) => needsAttention + unmetDemand > 0);
  return [
    big(
      total.needsAttention
        ? say(`有 ${total.needsAttention} 件事等您处理`, `Waiting for you: ${total.needsAttention}`)
        : say('现在没有等您处理的事', 'Nothing waits for you'),
    ),
    barRows([
      countPart(say('存疑，待审核', 'In doubt'), total.awaitingOfficer, 'held'),
      countPart(say('家属有异议', 'Disputed'), total.disputes, 'bad'),
      countPart(say('退回，待裁定', 'Returned'), total.openReturns, 'bad'),
      countPart(say('没有机构接', 'Not served'), total.unmetDemand, 'family'),
    ]),
    el('h3', null, say(`${month(period)}的政府时长`, `Public minutes in ${month(period)}`)),
    stackedBar([
      minutePart(say('已核销', 'spent'), total.capturedMinutes - total.reversedMinutes, 'spent'),
      minutePart(say('已占用', 'held'), total.heldMinutes, 'held'),
      minutePart(say('已追回', 'taken back'), total.reversedMinutes, 'bad'),
    ]),
    busy.length > 0 &&
      more(
        'towns',
        say(`各镇街（${busy.length}）`, `By township (${busy.length})`),
        barRows(
          busy
            .slice(0, SHOWN_TOWNS)
            .map(({ region, needsAttention, unmetDemand }) =>
              countPart(region, needsAttention + unmetDemand, 'held'),
            ),
        ),
      ),
  ];
}

const countPart = (label, value, tone) => ({ label, value, tone, text: String(value) });
