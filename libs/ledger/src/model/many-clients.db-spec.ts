import { Random } from '@anzhi/kernel';
import { useLedger } from '@test/given/ledger';
import { randomCommand, runCommand } from '@test/given/ledger-commands';
import { stressSeed } from '@test/seed';
import { LedgerModel, type Command } from './ledger-model';

const CLIENTS = 8;
const COMMANDS_EACH = 40;
const LOTS = 3;
const GRANTED = 150;
const SEED = stressSeed();

const ledger = useLedger();

/** What a client saw of one command; a twin's call widens nothing, for it must have been answered alike. */
interface Call {
  readonly command: Command;
  readonly lot: string;
  readonly invoked: number;
  readonly returned: number;
  readonly answer: string;
}

/** A counter stands for the time: what returned before something else was invoked has the smaller number. */
let tick = 0;

async function runClients(lots: readonly string[], evidenceId: string): Promise<Call[]> {
  const calls: Call[] = [];
  const holds: { id: string; lot: string }[] = [];
  const client = async (_: unknown, number: number): Promise<void> => {
    const random = new Random(`${SEED}`).fork(`client ${number}`);
    for (let turn = 0; turn < COMMANDS_EACH; turn++) {
      const { command, lot } = randomCommand(ledger, random, lots, holds);
      if (command.kind === 'hold') holds.push({ id: command.id, lot });
      await Promise.all(
        Array.from({ length: random.chance(0.15) ? 2 : 1 }, async () => {
          const invoked = tick++;
          const answer = await runCommand(ledger, command, evidenceId);
          calls.push({ command, lot, invoked, returned: tick++, answer });
        }),
      );
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return calls;
}

/** Commands that took effect on a lot, in the order of its versions. */
async function effectsOn(lot: string): Promise<string[]> {
  const rows = await ledger.platform.db.query<{ id: string }>(
    `SELECT command_id AS id FROM ledger.entry WHERE county_id = $1 AND account_id = $2
      GROUP BY command_id ORDER BY min(version)`,
    [ledger.countyId, lot],
  );
  return rows.slice(1).map(({ id }) => id); // after the grant
}

function modelAfter(lot: string, commands: readonly Command[]): LedgerModel {
  const model = new LedgerModel();
  model.lots.set(lot, { granted: GRANTED, held: 0, spent: 0, closed: false });
  for (const command of commands) expect([command, model.run(command)]).toEqual([command, 'OK']);
  return model;
}

describe(`Many clients at once (STRESS_SEED=${SEED})`, () => {
  let lots: string[];
  let calls: Call[];
  beforeAll(async () => {
    lots = await Promise.all(Array.from({ length: LOTS }, () => ledger.lot(GRANTED)));
    calls = await runClients(lots, await ledger.evidence());
  }, 60_000);

  it('are each answered as if one after the other, in an order that does not go against their time', async () => {
    for (const lot of lots) {
      const own = calls.filter((call) => call.lot === lot);
      const order = await effectsOn(lot);
      const firstOf = new Map(order.map((id) => [id, own.find(({ command }) => command.id === id)!]));
      const commands = order.map((id) => firstOf.get(id)!.command);

      // every effect was somebody's success, and every success has its effect
      const successes = own.filter(({ answer }) => answer === 'OK').map(({ command }) => command.id);
      expect(new Set(order)).toEqual(new Set(successes));

      // replayed in the order of the versions, all of it succeeds again and ends where the ledger ended
      const { granted, held, spent } = modelAfter(lot, commands).lots.get(lot)!;
      const balance = await ledger.facade.balance(ledger.platform.db, ledger.countyId, lot);
      expect(balance).toMatchObject({ granted, held, spent });

      // what returned before another began is not after it
      const begun = (id: string): number => earliest(own, id, 'invoked');
      const ended = (id: string): number => earliest(own, id, 'returned');
      order.forEach((earlier, at) => {
        for (const later of order.slice(at + 1)) expect(ended(later)).toBeGreaterThan(begun(earlier));
      });

      // each refusal was right at one moment between its call and its answer
      for (const { command, invoked, returned, answer } of own.filter((call) => call.answer !== 'OK')) {
        const surely = order.filter((id) => ended(id) < invoked).length;
        const perhaps = order.filter((id) => begun(id) < returned).length;
        const possible = new Set<string>();
        for (let done = surely; done <= perhaps; done++)
          possible.add(modelAfter(lot, commands.slice(0, done)).run(command));
        expect([command, [...possible]]).toEqual([command, expect.arrayContaining([answer])]);
      }
    }
  });

  it('get one answer to one command', () => {
    for (const { command, answer } of calls)
      for (const twin of calls.filter((call) => call.command.id === command.id))
        expect(twin.answer).toBe(answer);
  });

  it('were really rivals', () => {
    const kinds = new Set(calls.map(({ answer }) => answer));
    for (const kind of ['OK', 'insufficient']) expect(kinds).toContain(kind);
    // which of the two ends came first is chance; that somebody came second is not
    const second = ['hold-already-posted', 'hold-already-voided'];
    expect(second.some((kind) => kinds.has(kind))).toBe(true);
    const overlapping = calls.filter((a) =>
      calls.some(
        (b) =>
          b.command.id !== a.command.id &&
          b.lot === a.lot &&
          b.invoked < a.returned &&
          a.invoked < b.returned,
      ),
    );
    expect(overlapping.length).toBeGreaterThan(calls.length / 2);
  });

  it('leave a ledger that adds up', async () => {
    expect(await ledger.checks.run(ledger.platform.db)).toEqual([]);
  });
});

const earliest = (calls: readonly Call[], id: string, moment: 'invoked' | 'returned'): number =>
  Math.min(...calls.filter(({ command }) => command.id === id).map((call) => call[moment]));
