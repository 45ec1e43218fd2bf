import type { Caregiver, Order, Problem, Visit } from './problem';
import type { Weights } from './weights';

/** Who costs what at whom, before any time is known. */
export type AssignmentRule = 'familiarity' | 'faces' | 'sex' | 'dialect' | 'change';
export type AssignmentSplit = Record<AssignmentRule, number>;

export interface AssignmentPrices {
  /** Per visit × caregiver, all rules together. */
  readonly total: Float64Array;
  /** One visit by one caregiver, rule by rule. */
  split(visit: number, caregiver: number): AssignmentSplit;
}

const FAMILIAR_VISITS = 3;
const FACES = 2;

/** The matrix price[visit][caregiver], from which every move reads one number. */
export function assignmentPrices({ orders, caregivers }: Problem, weights: Weights): AssignmentPrices {
  const rows = orders.flatMap((order) => order.visits.map((visit) => ({ order, visit })));
  const total = new Float64Array(rows.length * caregivers.length);
  rows.forEach(({ order, visit }, v) => {
    const of = pricing(order, visit, weights);
    for (let c = 0; c < caregivers.length; c++) {
      const who = caregivers[c];
      total[v * caregivers.length + c] =
        of.familiarity(who) + of.faces(who) + of.sex(who) + of.dialect(who) + of.change(who);
    }
  });
  const split = (v: number, c: number): AssignmentSplit => {
    const of = pricing(rows[v].order, rows[v].visit, weights);
    const who = caregivers[c];
    return {
      ...{ familiarity: of.familiarity(who), faces: of.faces(who), sex: of.sex(who) },
      ...{ dialect: of.dialect(who), change: of.change(who) },
    };
  };
  return { total, split };
}

/** What each rule says of a caregiver at one visit; made once a visit, as thousands of people are asked. */
function pricing(
  { known, facesThisWeek, prefers }: Order,
  { published }: Visit,
  weights: Weights,
): Record<AssignmentRule, (caregiver: Caregiver) => number> {
  const faces = facesThisWeek && facesThisWeek.length >= FACES ? new Set(facesThisWeek) : undefined;
  const sex = prefers?.sex;
  const dialect = prefers?.dialect;
  return {
    familiarity: ({ id }) => {
      const visits = known?.[id] ?? 0;
      if (!known || visits >= FAMILIAR_VISITS) return 0;
      return visits > 0 ? weights.littleKnownCaregiver : weights.unknownCaregiver;
    },
    faces: ({ id }) => (faces && !faces.has(id) ? weights.thirdFaceOfWeek : 0),
    sex: (caregiver) => (sex !== undefined && caregiver.sex !== sex ? weights.preferredSex : 0),
    dialect: ({ dialects }) =>
      dialect !== undefined && !dialects?.includes(dialect) ? weights.preferredDialect : 0,
    change: ({ id }) => (published && published.caregiver !== id ? weights.changedCaregiver : 0),
  };
}
