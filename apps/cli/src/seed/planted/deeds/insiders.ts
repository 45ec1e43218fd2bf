import { DAY_MS, HOUR_MS } from '../claim';
import { allWrong, type Behaviour } from '../deed';
import { doors, typed } from './shift';

/** People of the office. */

const nightApprovals: Behaviour = {
  kind: 'NIGHT_APPROVALS',
  zh: '同一名干部深夜把一家机构的异常单全部放行',
  en: 'One officer waves a provider’s doubtful visits through, at night',
  source: 'ledger.md 4.1 R34',
  plant(cell, random) {
    const claims = cell.provider(10);
    if (!claims) return undefined;
    const officer = cell.officers[random.integer(0, cell.officers.length - 1)];
    // while the month runs: whoever approves its last days does so in the next one
    const chosen = claims
      .filter(({ date }) => (cell.dayOf(date)?.left ?? 0) > 6 && random.chance(0.8))
      .slice(0, 40);
    for (const claim of chosen) {
      for (const door of doors(claim)) typed(door, '网络不好，手工登记');
      claim.photos = [];
      claim.word = { ...claim.word, at: claim.leaving.at + random.integer(60, 900) * 60_000 };
      claim.approvedBy = officer;
      const midnight = Math.floor((claim.word.at + 8 * HOUR_MS) / DAY_MS) * DAY_MS + DAY_MS - 8 * HOUR_MS;
      claim.approvedAt = midnight + random.integer(10, 220) * 60_000;
    }
    if (chosen.length === 0) return undefined;
    return {
      wrongs: allWrong(chosen, 'WITHHOLD'),
      subjects: [{ kind: 'OFFICER', id: officer }],
      drawn: { visits: chosen.length },
    };
  },
};

/** Level by level up, always by the same pair, always to the same provider. */
const friendlyAssessor: Behaviour = {
  kind: 'FRIENDLY_ASSESSOR',
  zh: '评估员把老人评重，再全部介绍给同一家机构',
  en: 'An assessor finds everybody worse, and they all end up with one provider',
  source: 'ledger.md 4.1 R30; policy.md 10.4 (Yangpu, self-dealing between assessor and provider)',
  plant(cell, random) {
    const claims = cell.provider(12, (each) => new Set(each.map(({ client }) => client.id)).size >= 6);
    if (!claims) return undefined;
    const seniors = [...new Map(claims.map((claim) => [claim.client.id, claim.client])).values()];
    const assessorId = cell.newId(random);
    const share = 0.5 + 0.5 * random.next();
    const assessed = seniors.filter(() => random.chance(share)).slice(0, 40);
    for (const { id, countyId, level } of assessed)
      cell.registers.assessments.push({
        seniorId: id,
        countyId,
        assessorId,
        level: Math.min(4, (level ?? 1) + 1),
        date: cell.days[random.integer(0, 6)].date,
      });
    const wrong = claims.filter(({ client }) => assessed.includes(client));
    return {
      wrongs: allWrong(wrong, 'SCORE'),
      subjects: [{ kind: 'ASSESSOR', id: assessorId }],
      drawn: { seniors: assessed.length },
      isInvisible: true,
    };
  },
};

export const INSIDERS: readonly Behaviour[] = [nightApprovals, friendlyAssessor];
