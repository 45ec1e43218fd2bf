import { get } from '../../base/api.js';
import { now } from '../../base/clock.js';
import { note } from '../../base/dom.js';
import { section } from '../../base/section.js';
import { periodOf } from '../../words/format.js';
import { say } from '../../words/language.js';
import { billOf, monthOf } from './family-bills.js';

/** What a family's services cost, who pays what of it, and the one next step. */
export const billsPage = {
  roles: ['ELDER', 'FAMILY'],
  areas: () => [
    {
      key: 'bills',
      title: say('账单', 'Bills'),
      sections: () => [
        section(say('我的账单', 'My bills'), async () => {
          const { items } = await get('/my/seniors');
          if (!items.length) return [note(say('没有老人授权给您。', 'No senior has granted you any right.'))];
          return (await Promise.all(items.map((senior) => monthOf(senior, periodOf(now()))))).flat();
        }),
      ],
      open: {
        bill: (orderId) => section(say('一次服务的账单', 'The bill of one service'), () => billOf(orderId)),
      },
    },
  ],
};
