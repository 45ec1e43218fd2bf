import { addDays, firstDayOf, periodOfDate } from '@anzhi/kernel';
import { FollowHits, RuleRuns } from '@anzhi/oversight';
import type { DemoCast } from '../demo-people';
import { historyFrom } from '../../history/client-month';
import type { Scene, Stage } from './stage';

interface CaseVisit {
  readonly visitId: string;
}

type Step = (stage: Stage, id: string) => Promise<unknown>;

const ask: Step = async (stage, id) =>
  (await stage.as('COUNTY_INSPECTOR')).post(`/oversight/cases/${id}/evidence-request`, {
    reason: '请提供当日排班表、护理员行程和签到照片原件，并说明情况。',
  });

const giveEvidence: Step = async (stage, id) =>
  (await stage.as('QA')).post(`/oversight/cases/${id}/evidence`, {
    text: '已附当日排班和护理员说明：当天由本人上门，因手机信号不好，签到位置有偏差。',
  });

const answer: Step = async (stage, id) =>
  (await stage.as('QA')).post(`/oversight/cases/${id}/answer`, {
    text: '经核对，服务确已提供；对位置偏差已批评教育，今后使用门口显示屏签到。',
  });

const find =
  (outcome: 'DISMISSED' | 'CLAWED_BACK', verdict: 'SOUND' | 'FAKE', reason: string): Step =>
  async (stage, id) => {
    const inspector = await stage.as('COUNTY_INSPECTOR');
    const { visitList } = await inspector.get<{ visitList: readonly CaseVisit[] }>(`/oversight/cases/${id}`);
    const verdicts = visitList.map(({ visitId }) => ({ visitId, verdict }));
    await inspector.post(`/oversight/cases/${id}/finding`, { outcome, reason, verdicts });
  };

const clawBack = find('CLAWED_BACK', 'FAKE', '排班表与签到记录不符，机构不能说明，认定未提供服务。');
const dismiss = find('DISMISSED', 'SOUND', '机构的说明有排班和家属证言印证，服务属实。');

const approve: Step = async (stage, id) =>
  (await stage.as('COUNTY_APPROVER')).post(`/oversight/cases/${id}/approval`, { reason: '同意认定意见。' });

const appeal: Step = async (stage, id) =>
  (await stage.as('QA')).post(`/oversight/cases/${id}/appeal`, {
    text: '补充提交同日家属在场的书面证明，请求复核。',
  });

const heard = [ask, giveEvidence, answer];
/** How far cases have come, those of the demo's provider in this order; what is left waits to be taken up. */
const WAYS: readonly (readonly Step[])[] = [
  [ask],
  [...heard, clawBack],
  [...heard],
  [...heard, clawBack, approve],
  [ask, giveEvidence],
  [...heard, dismiss, approve],
  [...heard, clawBack, approve, appeal],
];

/**
 * The rules were asked of the month by night and found what is there; the county has gone into what they found about the
 * demo's provider. Nothing is inserted: hits are the rules', cases follow from hits, every step is somebody's.
 */
export const caseScene: Scene = {
  name: 'cases',
  async play(stage, cast) {
    stage.at(1, '02:30');
    await runRules(stage);
    stage.at(1, '09:10');
    const cases = await casesOf(stage, cast);
    for (const [at, id] of cases.slice(0, WAYS.length).entries())
      for (const step of WAYS[at]) await step(stage, id);
    await stage.drain();
  },
};

/** As the schedule does by night, of all the months of the history. */
async function runRules(stage: Stage): Promise<void> {
  const from = firstDayOf(periodOfDate(historyFrom(stage.today)));
  const to = addDays(stage.today, -1);
  await stage.write((tx) => stage.app.get(RuleRuns).run(tx, { kind: 'NIGHTLY', from, to }));
  // what follows comes again as a job for as long as there is more
  await stage.write((tx) => stage.app.get(FollowHits).next(tx));
  await stage.drain();
}

/** Of the demo's provider, all of whose visits are over: what was found of them can be decided. */
async function casesOf(stage: Stage, { provider }: DemoCast): Promise<string[]> {
  const rows = await stage.db.query<{ id: string }>(CASES, [provider.id]);
  return rows.map(({ id }) => id);
}

const CASES = `
  SELECT c.id FROM oversight.case_file c
    JOIN oversight.case_visit w ON w.case_id = c.id
    JOIN visits.visit v ON v.id = w.visit_id
   WHERE c.provider_id = $1 AND c.state = 'TRIAGED'
   GROUP BY c.id HAVING bool_and(v.state IN ('CONFIRMED', 'VERIFIED')) ORDER BY min(v.id::text)`;
