import { get, put } from '../../base/api.js';
import { big, note } from '../../base/dom.js';
import { action } from '../../base/forms.js';
import { notice } from '../../base/notice.js';
import { myOrganisation } from '../../base/places.js';
import { say } from '../../words/language.js';

/** Whether offers go to the caregivers' phones; the owner decides. */
export async function straightChoice(maySet) {
  const path = `/providers/${myOrganisation()}/straight-offers`;
  const { enabled } = await get(path);
  return [
    big(
      enabled
        ? say(
            '已打开：先问护理员本人，接了就派他。',
            'On: a caregiver is asked himself, and sent when he says yes.',
          )
        : say(
            '没有打开：派单都由调度员答复和派人。',
            'Off: the dispatcher answers every offer and sends somebody.',
          ),
    ),
    note(
      say(
        '按合适程度一位一位问；都不接，再问调度员。',
        'The best suited first, one by one; when all say no, the dispatcher is asked.',
      ),
    ),
    maySet &&
      action(
        `straight-${!enabled}`,
        enabled ? say('关掉', 'Switch it off') : say('打开', 'Switch it on'),
        async () => {
          await put(path, { enabled: !enabled });
          notice(say('已设定，从下一单起执行。', 'Set, from the next offer on.'));
        },
        'plain',
      ),
  ].filter(Boolean);
}
