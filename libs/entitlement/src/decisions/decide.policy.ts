import { fenOf } from './cost.policy';
import { canonical, sha256 } from '../rules/canonical';
import type { Verdict } from '../rules/compile';
import { ENGINE_VERSION } from '../rules/rule';
import { stack, type StackCandidate } from '../rules/stack';
import type { Basis, Ruling } from './bases';
import { unitOf } from './unit';
import type { Decided, Person, ProgrammeResult, Sealed, Standing, WhyNot } from './decided';

/** To compare programmes of different units. Fixed, so that a decision can be repeated whatever has been set since. */
const WORTH = { hourFen: 6_000, visitFen: 3_000 } as const;

const NOT_ASKED: Verdict = { outcome: 'N', amount: 0, nodes: '' };

/** What one programme says, before all are seen together. */
interface Answer {
  readonly ruling: Ruling;
  readonly verdict: Verdict;
  /** Why it was not asked at all. */
  readonly standsBy: WhyNot | null;
}

/** What the programmes in force give a person together. Pure: the same basis, person and standing give the same. */
export function decide(basis: Basis, person: Person, standing: Standing): Decided {
  const answers = basis.rulings.map((ruling): Answer => {
    const standsBy = outsideOf(ruling, standing);
    return { ruling, standsBy, verdict: standsBy ? NOT_ASKED : ruling.rule.decide(person.sheet) };
  });
  const together = grantedTogether(basis, answers, standing);
  return { person, standing, results: answers.map((answer) => resultOf(answer, together)) };
}

/** With its fingerprints, for whoever keeps it or compares it with one that was kept. */
export function seal<D extends Decided>(basis: Basis, decided: D): Sealed<D> {
  const { person, standing, results } = decided;
  const traces = results.map((result, index) => {
    const { rule } = basis.rulings[index];
    const { outcome, amount, nodes } = result;
    const trace = outcome === null ? null : rule.traceHash(person.sheet, { outcome, amount, nodes });
    return [result.code, result.version, trace, result.granted, result.whyNot];
  });
  return {
    decided,
    inputsHash: sha256(canonical([ENGINE_VERSION, basis.hash, basis.on, person.sheet.values, standing])),
    traceHash: sha256(canonical([ENGINE_VERSION, basis.on, traces])),
  };
}

/** A stop goes before a missing application: nobody is sent to apply for what has been stopped. */
function outsideOf({ law }: Ruling, { enrolled, stops }: Standing): WhyNot | null {
  const stop = stops.find(({ programmeId, spares = [] }) =>
    programmeId === null ? !spares.includes(law.id) : programmeId === law.id,
  );
  if (stop) return { code: 'STOPPED', about: stop.reason };
  const isOutside = law.enrolment === 'APPLICATION' && !enrolled.includes(law.id);
  return isOutside ? { code: 'NOT_ENROLLED' } : null;
}

interface Together {
  readonly granted: ReadonlyMap<string, number>;
  readonly lost: ReadonlyMap<string, WhyNot>;
}

function grantedTogether(basis: Basis, answers: readonly Answer[], standing: Standing): Together {
  const entitled = answers.filter(({ verdict }) => verdict.outcome === 'G');
  if (entitled.length <= 1)
    return {
      granted: new Map(entitled.map(({ ruling, verdict }) => [ruling.law.code, verdict.amount])),
      lost: new Map(),
    };
  const { granted, lost } = stack(
    entitled.map((answer) => candidateOf(basis, answer)),
    {
      groups: Object.fromEntries(
        basis.rulings.flatMap(({ law }) => (law.exclusiveGroup ? [[law.exclusiveGroup, law.choose]] : [])),
      ),
      choices: standing.choices,
      receives: [],
      caps: [],
    },
  );
  return {
    granted: new Map(granted.map(({ programme, amount }) => [programme, amount])),
    lost: new Map(lost.map(({ programme, code, to }) => [programme, { code, ...(to && { about: to }) }])),
  };
}

function candidateOf(basis: Basis, { ruling: { law, params }, verdict }: Answer): StackCandidate {
  const barring = basis.rulings.filter((other) => other.law.bars.includes(law.code));
  return {
    programme: law.code,
    outcome: verdict.outcome,
    amount: verdict.amount,
    unit: unitOf(law.unit),
    worthFen: fenOf(law, params, verdict.amount, WORTH),
    exclusiveGroup: law.exclusiveGroup,
    priority: law.drawOrder,
    drawOrder: law.drawOrder,
    notWith: barring.map((other) => other.law.code),
  };
}

function resultOf(
  { ruling: { law }, verdict, standsBy }: Answer,
  { granted, lost }: Together,
): ProgrammeResult {
  const amount = granted.get(law.code) ?? 0;
  return {
    programmeId: law.id,
    code: law.code,
    version: law.version,
    unit: law.unit,
    outcome: standsBy ? null : verdict.outcome,
    amount: verdict.amount,
    granted: amount,
    nodes: verdict.nodes,
    whyNot: amount > 0 ? null : (standsBy ?? lost.get(law.code) ?? ownReason(verdict)),
  };
}

const ownReason = ({ outcome }: Verdict): WhyNot => ({
  code: outcome === 'U' ? 'EVIDENCE_NEEDED' : 'NOT_ENTITLED',
});
