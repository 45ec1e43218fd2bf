/**
 * Orders that compete for the same people, decided together: the cheapest assignment of rows to columns.
 *
 * Shortest augmenting paths with dual prices (Jonker & Volgenant 1987, in the rectangular form of Crouse 2016): each
 * row in turn finds the cheapest way to a free column, moving others along it where that is cheaper in all. Time grows
 * with rows² × columns.
 *
 * @param price row × column, of any sign; Infinity forbids
 * @param unassigned what leaving a row without a column costs; finite, so there is always an answer
 * @returns the column of each row, -1: none
 */
export function assign(price: readonly Float64Array[], unassigned: number): Int32Array {
  const rows = price.length;
  const columns = price[0]?.length ?? 0;
  const state = new Duals(price, unassigned, rows, columns);
  for (let row = 0; row < rows; row++) state.augment(row);
  return state.columnOf.map((column) => (column < columns ? column : -1));
}

/** Column `columns + r` belongs to row `r` alone: it stands for being left out. */
class Duals {
  readonly columnOf: Int32Array;
  private readonly rowOf: Int32Array;
  private readonly u: Float64Array;
  private readonly v: Float64Array;
  private readonly distance: Float64Array;
  private readonly before: Int32Array;
  private readonly isDone: Uint8Array;

  constructor(
    private readonly price: readonly Float64Array[],
    private readonly unassigned: number,
    rows: number,
    private readonly columns: number,
  ) {
    this.columnOf = new Int32Array(rows).fill(-1);
    this.rowOf = new Int32Array(columns + rows).fill(-1);
    this.u = new Float64Array(rows);
    this.v = new Float64Array(columns + rows);
    this.distance = new Float64Array(columns + rows);
    this.before = new Int32Array(columns + rows);
    this.isDone = new Uint8Array(columns + rows);
  }

  /** Gives one more row a column; the others may move. */
  augment(start: number): void {
    this.distance.fill(Infinity);
    this.isDone.fill(0);
    const reached: number[] = [];
    let [row, way] = [start, 0];
    let sink = -1;
    while (sink === -1) {
      const column = this.nearest(row, way);
      way = this.distance[column];
      this.isDone[column] = 1;
      if (this.rowOf[column] === -1) sink = column;
      else {
        reached.push(column);
        row = this.rowOf[column];
      }
    }
    this.u[start] += way;
    for (const column of reached) {
      this.u[this.rowOf[column]] += way - this.distance[column];
      this.v[column] -= way - this.distance[column];
    }
    this.follow(start, sink);
  }

  /** Relaxes the edges of a row. @returns the nearest column not done yet */
  private nearest(row: number, way: number): number {
    const { distance, isDone, v, columns } = this;
    const prices = this.price[row];
    const base = way - this.u[row];
    let nearest = -1;
    let least = Infinity;
    const own = columns + row;
    if (isDone[own] === 0) this.relax(own, base + this.unassigned - v[own], row);
    for (let column = 0; column < columns; column++) {
      if (isDone[column] === 1) continue;
      const through = base + prices[column] - v[column];
      if (through < distance[column]) {
        distance[column] = through;
        this.before[column] = row;
      }
      if (distance[column] < least) [least, nearest] = [distance[column], column];
    }
    for (let column = columns; column < distance.length; column++)
      if (isDone[column] === 0 && distance[column] < least) [least, nearest] = [distance[column], column];
    return nearest;
  }

  private relax(column: number, through: number, row: number): void {
    if (through >= this.distance[column]) return;
    this.distance[column] = through;
    this.before[column] = row;
  }

  /** Hands the columns of the path on, from its end to its start. */
  private follow(start: number, sink: number): void {
    let column = sink;
    for (;;) {
      const row = this.before[column];
      this.rowOf[column] = row;
      const former = this.columnOf[row];
      this.columnOf[row] = column;
      if (row === start) return;
      column = former;
    }
  }
}

/** The sum of an assignment. */
export const priceOf = (price: readonly Float64Array[], columnOf: Int32Array, unassigned: number): number =>
  columnOf.reduce((sum, column, row) => sum + (column < 0 ? unassigned : price[row][column]), 0);

/** One row after the other takes the cheapest column that is left: what deciding at once comes to. */
export function oneByOne(price: readonly Float64Array[], unassigned: number): Int32Array {
  const taken = new Set<number>();
  return Int32Array.from(price, (prices) => {
    let best = -1;
    prices.forEach((each, column) => {
      if (!taken.has(column) && each < (best < 0 ? unassigned : prices[best])) best = column;
    });
    if (best >= 0) taken.add(best);
    return best;
  });
}
