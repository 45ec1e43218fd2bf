import { setTimeout as pause } from 'node:timers/promises';
import { Random } from '@anzhi/kernel';
import type { GivenLedger } from '@test/given/ledger';
import { randomCommand, runCommand, type RandomCommand } from '@test/given/ledger-commands';
import { LedgerModel } from '../../libs/ledger/src/model/ledger-model';

const LOTS = 8;
const GRANTED = 1_000_000;
const GIVE_UP_AFTER = 600;

/** A command and what its teller knows of it. */
interface Deal extends RandomCommand {
  answer?: string;
  /** Whether a call of it broke off, so that nobody could say what became of it. */
  inDoubt: boolean;
}

export interface Tally {
  readonly acked: number;
  readonly inDoubt: number;
  readonly committedInDoubt: number;
  readonly lost: number;
  readonly duplicated: number;
}

/**
 * Clients that write down what they ask for, ask until they are answered, always under the same id, and can afterwards
 * be compared with what the ledger holds.
 */
export class Tellers {
  readonly deals: Deal[] = [];
  private readonly holds: { id: string; lot: string }[] = [];
  private lots: string[];
  private evidenceId: string;
  private committedInDoubt = 0;

  constructor(
    private readonly ledger: GivenLedger,
    private readonly seed: number,
  ) {}

  async open(): Promise<this> {
    this.evidenceId = await this.ledger.evidence();
    this.lots = [];
    for (let made = 0; made < LOTS; made++) this.lots.push(await this.ledger.lot(GRANTED));
    return this;
  }

  /** So many clients, one command after the other, until it is over. */
  async work(clients: number, isOver: () => boolean): Promise<void> {
    await Promise.all(
      Array.from({ length: clients }, async (_, client) => {
        const random = new Random(`${this.seed}`).fork(`client ${client}`);
        while (!isOver()) await this.deal(random);
      }),
    );
  }

  /** One command to its answer. */
  async deal(random: Random): Promise<void> {
    const deal: Deal = { ...randomCommand(this.ledger, random, this.lots, this.holds), inDoubt: false };
    this.deals.push(deal);
    for (let attempt = 1; deal.answer === undefined; attempt++) {
      try {
        if (deal.inDoubt && (await this.isKnown(deal))) this.committedInDoubt += 1;
        deal.answer = await runCommand(this.ledger, deal.command, this.evidenceId);
      } catch (error) {
        if (attempt >= GIVE_UP_AFTER) throw error;
        deal.inDoubt = true;
        await pause(50);
      }
    }
    if (deal.command.kind === 'hold' && deal.answer === 'OK')
      this.holds.push({ id: deal.command.id, lot: deal.lot });
  }

  private async isKnown({ command }: Deal): Promise<boolean> {
    const sql = 'SELECT FROM ledger.command WHERE county_id = $1 AND command_id = $2';
    return (await this.ledger.platform.db.query(sql, [this.ledger.countyId, command.id])).length > 0;
  }

  /**
   * Everything that was acknowledged is there, once, and nothing else is: each lot's commands, replayed in the order
   * of its versions, all succeed and end at its balance; repeated, each is answered as before; the ledger adds up.
   */
  async verify(): Promise<Tally> {
    const { ledger } = this;
    let [lost, duplicated] = [0, 0];
    for (const lot of this.lots) {
      const own = new Map(
        this.deals.filter((deal) => deal.lot === lot).map((deal) => [deal.command.id, deal]),
      );
      const acked = new Set(
        [...own.values()].filter(({ answer }) => answer === 'OK').map(({ command }) => command.id),
      );
      const effects = await this.effectsOn(lot);
      lost += [...acked].filter((id) => !effects.includes(id)).length;
      duplicated += effects.filter((id) => !acked.has(id)).length;
      const model = new LedgerModel();
      model.lots.set(lot, { granted: GRANTED, held: 0, spent: 0, closed: false });
      for (const id of effects) expect([id, model.run(own.get(id)!.command)]).toEqual([id, 'OK']);
      const { granted, held, spent } = model.lots.get(lot)!;
      const balance = await ledger.facade.balance(ledger.platform.db, ledger.countyId, lot);
      expect(balance).toMatchObject({ granted, held, spent });
    }
    for (const deal of this.deals.filter(({ inDoubt }) => inDoubt))
      expect([deal.command, await runCommand(ledger, deal.command, this.evidenceId)]).toEqual([
        deal.command,
        deal.answer,
      ]);
    expect(await ledger.checks.run(ledger.platform.db)).toEqual([]);
    return {
      acked: this.deals.length,
      inDoubt: this.deals.filter(({ inDoubt }) => inDoubt).length,
      committedInDoubt: this.committedInDoubt,
      lost,
      duplicated,
    };
  }

  /** Commands that moved something on the lot, after its grant, in the order of its versions. */
  private async effectsOn(lot: string): Promise<string[]> {
    const { platform, countyId } = this.ledger;
    const rows = await platform.db.query<{ id: string }>(
      `SELECT command_id AS id FROM ledger.entry WHERE county_id = $1 AND account_id = $2
        GROUP BY command_id ORDER BY min(version) OFFSET 1`,
      [countyId, lot],
    );
    return rows.map(({ id }) => id);
  }
}

/** The one line a test is read by afterwards, and what it stands for. */
export function conclude(name: string, figures: Readonly<Record<string, number>>, tally: Tally): void {
  const all = { ...figures, ...tally };
  console.log(
    `${name}: ${Object.entries(all)
      .map(([figure, count]) => `${figure} ${count}`)
      .join(', ')}`,
  );
  expect({ lost: tally.lost, duplicated: tally.duplicated }).toEqual({ lost: 0, duplicated: 0 });
}
