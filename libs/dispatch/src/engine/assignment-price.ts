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
  const split = (v: number, c: number) => priceOf(rows[v].order, rows[v].visit, caregivers[c], weights);
  const total = new Float64Array(rows.length * caregivers.length);
  rows.forEach((_, v) =>
    caregivers.forEach((_caregiver, c) => {
      const { familiarity, faces, sex, dialect, change } = split(v, c);
      total[v * caregivers.length + c] = familiarity + faces + sex + dialect + change;
    }),
  );
  return { total, split };
}

function priceOf(order: Order, visit: Visit, caregiver: Caregiver, weights: Weights): AssignmentSplit {
  const { known, facesThisWeek: faces, prefers } = order;
  const visits = known?.[caregiver.id] ?? 0;
  const isStrange = faces !== undefined && faces.length >= FACES && !faces.includes(caregiver.id);
  const misses = (wish: string | undefined, has: (wish: string) => boolean) =>
    wish !== undefined && !has(wish);
  return {
    familiarity:
      !known || visits >= FAMILIAR_VISITS
        ? 0
        : visits > 0
          ? weights.littleKnownCaregiver
          : weights.unknownCaregiver,
    faces: isStrange ? weights.thirdFaceOfWeek : 0,
    sex: misses(prefers?.sex, (sex) => caregiver.sex === sex) ? weights.preferredSex : 0,
    dialect: misses(prefers?.dialect, (spoken) => caregiver.dialects?.includes(spoken) ?? false)
      ? weights.preferredDialect
      : 0,
    change: visit.published && visit.published.caregiver !== caregiver.id ? weights.changedCaregiver : 0,
  };
}
