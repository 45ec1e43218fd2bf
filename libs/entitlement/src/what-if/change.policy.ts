import type { Basis, Ruling } from '../decisions/bases';
import { canonical, sha256 } from '../rules/canonical';
import { compile } from '../rules/compile';
import type { AnsweringLevel, Parameter } from '../rules/rule';
import type { Change } from './what-if';

/** From the nearest division to the farthest. */
const LEVELS: readonly AnsweringLevel[] = ['COUNTY', 'CITY', 'PROVINCE', 'NATION'];

/** Whether a proposed value would answer: nobody nearer has one. */
export const answers = (proposed: Parameter, current: Parameter | undefined): boolean =>
  current === undefined ||
  LEVELS.indexOf(proposed.answeredBy.level) <= LEVELS.indexOf(current.answeredBy.level);

/** The law with the draft in its place. Pure: the same law and change give the same. */
export function changed(basis: Basis, change: Change): Basis {
  return {
    ...basis,
    hash: sha256(canonical([basis.hash, contentOf(change)])),
    rulings: change.kind === 'VERSION' ? withVersion(basis, change) : withValue(basis, change),
  };
}

function withVersion(
  { rulings, on }: Basis,
  { law, params }: Extract<Change, { kind: 'VERSION' }>,
): Ruling[] {
  const circumstances = { on, region: law.regionCode };
  const drafted: Ruling = { law, params, circumstances, rule: compile(law.rule, params, circumstances) };
  return [...rulings.filter((ruling) => ruling.law.id !== law.id), drafted].sort((a, b) =>
    a.law.code < b.law.code ? -1 : 1,
  );
}

function withValue(
  { rulings }: Basis,
  { name, parameter }: Extract<Change, { kind: 'PARAMETER' }>,
): readonly Ruling[] {
  if (!parameter) return rulings;
  return rulings.map((ruling) => {
    if (!(name in ruling.params)) return ruling;
    const params = { ...ruling.params, [name]: parameter };
    return { ...ruling, params, rule: compile(ruling.law.rule, params, ruling.circumstances) };
  });
}

const contentOf = (change: Change): unknown =>
  change.kind === 'VERSION'
    ? [change.law.id, change.law.version, change.law.ruleHash, change.params]
    : [change.name, change.parameter];
