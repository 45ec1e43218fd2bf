import { checkLedger } from '@anzhi/ledger';
import { useApp } from '@test/app';
import { issueInPeace, issueUnderKills, type KillPlan } from '@test/kill/killed-issuance';
import { stressSeed } from '@test/seed';
import { rounds } from './rounds';

const SEED = stressSeed();
const KILLS = rounds(20);

/** T14 of the ledger's design. Nobody else goes on with the month, so every kill strikes in its middle. */
describe('A month whose worker is killed in the middle of a random chunk', () => {
  const undisturbed = useApp();
  const t = useApp();
  jest.setTimeout(KILLS * 30_000 + 120_000);

  it(`grants everybody everything once, ${KILLS} kills (STRESS_SEED=${SEED})`, async () => {
    const plan: KillPlan = { seed: String(SEED), seniors: KILLS * 3, kills: KILLS, workers: 1 };
    const expected = await issueInPeace(undisturbed, plan);
    const { month, struck } = await issueUnderKills(t, plan);
    const key = ({ code, identity, seq }: (typeof month.grants)[number]) => `${code} ${identity} ${seq}`;
    const found = month.grants.map(key);
    const lost = expected.grants.filter((grant) => !found.includes(key(grant))).length;
    const duplicated = found.length - new Set(found).size;
    console.log(
      `killed-issuance: seed ${SEED}, kills ${KILLS}, amid the month ${struck}, grants ${found.length}, ` +
        `lost ${lost}, duplicated ${duplicated}`,
    );
    expect(month).toEqual(expected);
    expect(struck).toBe(KILLS);
    expect(await checkLedger(t.db)).toEqual([]);
  });
});
