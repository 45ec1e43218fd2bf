/** The cheapest few of what is offered, in order; of two at one price the one that was offered first. */
export class Best {
  readonly entry: Int32Array;
  private readonly price: Float64Array;
  many = 0;

  constructor(private readonly most: number) {
    this.entry = new Int32Array(most);
    this.price = new Float64Array(most);
  }

  clear(): void {
    this.many = 0;
  }

  offer(entry: number, price: number): void {
    const { most, price: prices, entry: entries } = this;
    if (this.many === most && !(price < prices[most - 1])) return;
    let at = this.many < most ? this.many++ : most - 1;
    for (; at > 0 && price < prices[at - 1]; at--) {
      prices[at] = prices[at - 1];
      entries[at] = entries[at - 1];
    }
    prices[at] = price;
    entries[at] = entry;
  }
}
