import type { Random } from '@anzhi/kernel';
import type { Tx } from '@anzhi/platform';
import type { Command } from '../../../libs/ledger/src/model/ledger-model';
import type { GivenLedger } from './ledger';

/**
 * Runs a command of the model on the ledger itself. A refusal is committed, so that its id is burnt.
 * @param evidenceId verified; what posts rest on
 * @returns 'OK' or the code of the refusal without its context, as the model says it
 */
export async function runCommand(ledger: GivenLedger, command: Command, evidenceId: string): Promise<string> {
  try {
    await ledger.write((tx) =>
      work(ledger, tx, command, evidenceId).catch((error: { code?: string }) => {
        if (error.code?.startsWith('ledger.')) tx.refuse(error as never);
        throw error;
      }),
    );
    return 'OK';
  } catch (error) {
    const { code } = error as { code?: string };
    if (!code?.startsWith('ledger.')) throw error;
    return code.replace('ledger.', '');
  }
}

export interface RandomCommand {
  readonly command: Command;
  /** The one it moves. */
  readonly lot: string;
}

/** A new hold, or something about one of the latest: spent, returned, taken back. */
export function randomCommand(
  ledger: GivenLedger,
  random: Random,
  lots: readonly string[],
  holds: readonly { readonly id: string; readonly lot: string }[],
): RandomCommand {
  const id = ledger.id();
  const amount = random.integer(1, 50);
  if (!holds.length || random.chance(0.45)) {
    const lot = random.pick(lots);
    return { command: { kind: 'hold', id, lot, amount }, lot };
  }
  const { id: hold, lot } = random.pick(holds.slice(-12));
  const kind = random.pick(['post', 'post', 'void', 'reverse', 'reverse'] as const);
  return { command: kind === 'void' ? { kind, id, hold } : { kind, id, hold, amount }, lot };
}

function work(ledger: GivenLedger, tx: Tx, command: Command, evidenceId: string): Promise<unknown> {
  const { facade, countyId } = ledger;
  const { id: commandId } = command;
  switch (command.kind) {
    case 'hold': {
      const legs = [ledger.leg([command.lot, command.amount])];
      return facade.hold(tx, { countyId, holdId: commandId, legs, serviceDate: '2026-11-24' });
    }
    case 'post':
      return facade.post(tx, {
        countyId,
        commandId,
        holdId: command.hold,
        amounts: [command.amount],
        evidenceId,
      });
    case 'void':
      return facade.void(tx, { countyId, commandId, holdId: command.hold });
    case 'reverse':
      return facade.reverse(tx, {
        countyId,
        commandId,
        holdId: command.hold,
        amounts: [command.amount],
        reason: 'x',
      });
    case 'close':
      return facade.close(tx, {
        countyId,
        commandId,
        accounts: [{ accountId: command.lot, lapseTo: ledger.lapsed() }],
        businessDate: '2026-11-30',
      });
  }
}
