import { movement, pairRatios, summarise, type Summary } from './statistics';

/** What one round measured, by name: `{ perSecond: 213, p99Ms: 31 }`. */
export type Figures<Name extends string> = Readonly<Record<Name, number>>;

export interface Contest<Name extends string> {
  readonly rounds: number;
  /** Does round `round` of this side; a warm-up is round 0 and is not counted. */
  a(round: number): Promise<Figures<Name>>;
  b(round: number): Promise<Figures<Name>>;
}

export interface Comparison<Name extends string> {
  readonly a: Readonly<Record<Name, Summary>>;
  readonly b: Readonly<Record<Name, Summary>>;
  /** a by b, pair by pair. */
  readonly ratio: Readonly<Record<Name, Summary>>;
  /** Share by which the control's rate moved between the rounds. */
  readonly controlMoved: number;
}

interface Hooks {
  /** Transactions a second of what has nothing to do with either side. */
  control(): Promise<number>;
  tell(text: string): void;
}

/**
 * Measures two sides in pairs, close together in time: a b, b a, a b … after one warm-up of each. The control runs
 * before every pair.
 */
export async function alternate<Name extends string>(
  { rounds, a, b }: Contest<Name>,
  { control, tell }: Hooks,
): Promise<Comparison<Name>> {
  tell('warming up');
  await a(0);
  await b(0);
  const [ofA, ofB, controls]: [Figures<Name>[], Figures<Name>[], number[]] = [[], [], []];
  for (let round = 1; round <= rounds; round++) {
    controls.push(await control());
    if (round % 2 === 1) ofA.push(await a(round));
    ofB.push(await b(round));
    if (round % 2 === 0) ofA.push(await a(round));
    const figures = `${shown(ofA[round - 1])} against ${shown(ofB[round - 1])}`;
    tell(`round ${round} of ${rounds}: ${figures}; control ${Math.round(controls[round - 1])}/s`);
  }
  return { ...compare(ofA, ofB), controlMoved: movement(controls) };
}

export function compare<Name extends string>(
  a: readonly Figures<Name>[],
  b: readonly Figures<Name>[],
): Omit<Comparison<Name>, 'controlMoved'> {
  const column = (rounds: readonly Figures<Name>[], name: Name) => rounds.map((round) => round[name]);
  const byName = (summary: (name: Name) => Summary) =>
    Object.fromEntries((Object.keys(a[0]) as Name[]).map((name) => [name, summary(name)])) as Record<
      Name,
      Summary
    >;
  return {
    a: byName((name) => summarise(column(a, name))),
    b: byName((name) => summarise(column(b, name))),
    ratio: byName((name) => summarise(pairRatios(column(a, name), column(b, name)))),
  };
}

const shown = (figures: Figures<string>): string =>
  Object.entries(figures)
    .map(([name, value]) => `${name} ${Number(value.toPrecision(3))}`)
    .join(', ');
