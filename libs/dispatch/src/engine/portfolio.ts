/**
 * What every thread does next. A round is one annealing run; what it starts from, how hot and how long it is depend on
 * the rounds before it and on nothing else, so the list of rounds made replays a plan bit for bit.
 */
export interface Round {
  readonly thread: number;
  /** Number of the round whose best plan it starts from; -1: the constructed plan. */
  readonly source: number;
  readonly seed: readonly number[];
  /** Over so many iterations the temperature would fall from `from` to `to`. */
  readonly planned: number;
  readonly from: number;
  readonly to: number;
  /** Iterations made before it was stopped, or all. */
  done: number;
}

/** Share of the time for runs from the start; the rest reheats the best plan known. */
const FRESH_SHARE = 0.55;
/**
 * Iterations per visit below which the time is short: for one run from the start in each thread, as slow as can be, and
 * what is left for it to cool from a gentle heat again.
 */
const SHORT = 20_000;
const SHORT_SHARE = 0.85;
const SHORT_HEAT = [0.6, 2];
const SHORT_REHEAT = [0.12, 0.08];
/** Iterations per visit beyond which another run is worth more than a longer one. */
const FRESH_LENGTH = 25_000;
const MOST_FRESH = 8;
const REHEATS = 5;
/** Temperatures in units of a typical way; hot ones decide who goes where anew. */
const FRESH_HEAT = [0.6, 4, 2, 8];
const REHEAT = [0.15, 0.4, 0.25, 0.08, 0.6];
const GENTLE_HEAT = [0.05, 0.1];
const COLD = 0.002;
const LEAST_ROUND = 4_096;

export class Portfolio {
  readonly rounds: Round[] = [];
  private readonly costs: number[] = [];
  private readonly made: number[];

  /**
   * @param way minutes of a typical way: the scale of all temperatures
   * @param gentle never hot: what is in order stays as it is
   */
  constructor(
    private readonly seed: number,
    threads: number,
    private readonly visits: number,
    private readonly way: number,
    private readonly gentle = false,
  ) {
    this.made = Array.from({ length: threads }, () => 0);
  }

  /**
   * @param spent iterations this thread has made
   * @param left iterations it can still make
   * @param fixed length of the round, while nothing is known about the thread's pace
   */
  next(thread: number, spent: number, left: number, fixed?: number): Round {
    const total = spent + left;
    const isShort = !this.gentle && total < SHORT * this.visits;
    const share = isShort ? SHORT_SHARE : FRESH_SHARE;
    const freshLeft = share * total - spent;
    const number = this.made[thread]++;
    const fresh = (share * total) / (isShort ? 1 : freshRuns(share * total, this.visits));
    const isFresh = fixed !== undefined || freshLeft > 0.5 * fresh;
    const length = isFresh
      ? Math.max(LEAST_ROUND, freshLeft < 1.5 * fresh ? freshLeft : fresh)
      : reheatLength(((1 - share) * total) / (isShort ? SHORT_REHEAT.length : REHEATS), left);
    const planned = fixed ?? Math.min(length, Math.max(1, left));
    const heat = this.heatOf(thread, number, isFresh, isShort);
    const round: Round = {
      ...{ thread, seed: [this.seed, thread, number], planned: Math.ceil(planned), done: 0 },
      ...{ source: isFresh ? -1 : this.best(), from: heat * this.way, to: COLD * this.way },
    };
    this.rounds.push(round);
    this.costs.push(Infinity);
    return round;
  }

  report(number: number, done: number, cost: number): void {
    this.rounds[number].done = done;
    this.costs[number] = cost;
  }

  /** Number of the round with the best plan; -1 before there is one. */
  best(): number {
    let best = -1;
    this.costs.forEach((cost, i) => {
      if (cost < (best < 0 ? Infinity : this.costs[best])) best = i;
    });
    return best;
  }

  /** In units of a typical way. */
  private heatOf(thread: number, number: number, isFresh: boolean, isShort: boolean): number {
    if (isShort)
      return isFresh ? SHORT_HEAT[thread % SHORT_HEAT.length] : SHORT_REHEAT[number % SHORT_REHEAT.length];
    const heats = this.gentle ? GENTLE_HEAT : isFresh ? FRESH_HEAT : REHEAT;
    return heats[(number + thread * (isFresh ? 1 : 2)) % heats.length];
  }
}

const freshRuns = (all: number, visits: number): number =>
  Math.max(1, Math.min(MOST_FRESH, Math.round(all / (FRESH_LENGTH * visits))));

function reheatLength(usual: number, left: number): number {
  const length = Math.max(LEAST_ROUND, usual);
  return left < 1.5 * length ? Math.max(LEAST_ROUND, left) : length;
}
