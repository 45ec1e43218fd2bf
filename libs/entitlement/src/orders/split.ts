import type { ServiceItem } from '@anzhi/catalogue';
import { fen, type Fen } from '@anzhi/kernel';
import type { PayerPart, Split } from '../entitlement.types';
import type { ProgrammeLaw } from '../programmes/programme';
import type { Candidate } from './payer-candidates';
import { fill } from './payer-order.policy';
import { explainSplit } from './split-reasons';
import type { Part } from './waterfall.policy';

interface Agreed {
  readonly item: ServiceItem;
  readonly minutes: number;
  readonly totalFen: Fen;
  readonly selfFen: Fen;
  /** Of those who pay something. */
  readonly parts: readonly Part<Candidate>[];
  /** Those whose budget did not reach. */
  readonly broke: ReadonlySet<Candidate>;
  /** In force on the day, naming the item. */
  readonly laws: readonly ProgrammeLaw[];
  readonly candidates: readonly Candidate[];
  readonly serviceDate: string;
}

/** What was agreed, as callers and people see it. */
export function splitOf(agreed: Agreed): Split {
  const { totalFen, selfFen, minutes, parts, candidates } = agreed;
  const inMinutes = ({ law }: Candidate): boolean => law.unit === 'MINUTE';
  const named = namedFor(agreed);
  return {
    totalFen,
    programmeCode: named?.code ?? null,
    programmeName: named?.zh ?? null,
    programmeMinutes: sum(parts.filter(({ from }) => inMinutes(from)).map(({ units }) => units)),
    programmeFen: fen(totalFen - selfFen),
    familyFen: selfFen,
    availableMinutes: sum(candidates.filter(inMinutes).map(({ available }) => available)),
    payers: [...parts.map(payerPart), family(parts.length + 1, selfFen)],
    reasons: explainSplit({
      item: agreed.item,
      minutes,
      totalFen,
      familyFen: selfFen,
      serviceDate: agreed.serviceDate,
      notGranted: named,
      payers: candidates.map((candidate) => {
        const part = parts.find(({ from }) => from === candidate);
        return {
          programme: candidate.law,
          payment: candidate.payment,
          fen: part?.fen ?? fen(0),
          units: part?.units ?? 0,
          available: candidate.available,
          capFen: candidate.capFen,
          hasBudget: !agreed.broke.has(candidate),
        };
      }),
    }),
  };
}

/** The local programme to speak of: the first that pays, else one he has something of, else one he could have. */
function namedFor({ parts, candidates, laws }: Agreed): ProgrammeLaw | undefined {
  const known = [...parts.map(({ from }) => from.law), ...candidates.map(({ law }) => law)];
  const local = (law: ProgrammeLaw): boolean => law.payer === 'PROGRAMME';
  const open = (law: ProgrammeLaw): boolean => law.enrolment === 'AUTOMATIC';
  return known.find(local) ?? laws.find((law) => local(law) && open(law)) ?? laws.find(local) ?? laws[0];
}

const payerPart = ({ from, fen: amount, units }: Part<Candidate>, index: number): PayerPart => ({
  rank: index + 1,
  payer: from.law.payer,
  programmeCode: from.law.code,
  programmeName: from.law.zh,
  fen: amount,
  units,
  unit: from.law.unit,
  lotIds: drawn(from, units).map(({ lotId }) => lotId),
});

const family = (rank: number, selfFen: Fen): PayerPart => ({
  rank,
  payer: 'SELF',
  programmeCode: null,
  programmeName: null,
  fen: selfFen,
  units: 0,
  unit: null,
  lotIds: [],
});

/** The lots that give for so many units, each with what it gives. */
export function drawn(
  { lots }: Pick<Candidate, 'lots'>,
  units: number,
): { readonly lotId: string; readonly amount: number }[] {
  const amounts = fill(
    lots.map(({ available }) => available),
    units,
  );
  return lots.flatMap(({ lotId }, index) => (amounts[index] > 0 ? [{ lotId, amount: amounts[index] }] : []));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
