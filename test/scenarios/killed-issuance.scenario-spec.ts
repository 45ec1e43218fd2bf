import { EntitlementFacade } from '@anzhi/entitlement';
import { checkLedger } from '@anzhi/ledger';
import { useApp } from '@test/app';
import { issueInPeace, issueUnderKills, type KillPlan } from '@test/kill/killed-issuance';

/** 同一份名册，种子固定：两次发放结果必须一模一样。结束二十次的在 `npm run test:stress`。 */
const PLAN: KillPlan = { seed: 'killed-issuance', seniors: 30, kills: 3, workers: 2 };

/** 月度发放途中，后台进程在任意一批被强行结束，或者同时有几个进程：每人每项只发一次，总数与未被打断时相同。 */
describe('月度发放被打断', () => {
  jest.setTimeout(180_000);

  describe('两个进程，随机结束多次', () => {
    const undisturbed = useApp();
    const t = useApp();

    it('每人每项只发一次，总数和内容与未被打断时相同', async () => {
      const expected = await issueInPeace(undisturbed, PLAN);
      const { runId, month } = await issueUnderKills(t, PLAN);
      expect(month).toEqual(expected);
      expect(month.grants.length).toBeGreaterThan(10);
      expect(await checkLedger(t.db)).toEqual([]);
      const again = await t.write((tx) => t.get(EntitlementFacade).continueIssuance(tx, runId));
      expect(again).toMatchObject({ state: 'CLOSED', granted: 0, more: false });
    });
  });
});
