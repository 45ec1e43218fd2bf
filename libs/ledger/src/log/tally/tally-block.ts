import type { LeafContent } from '../entries/log-entry.types';
import { MARK_BYTES, markOf, namesOf } from './names';

/** Leaves after which a block is closed: few enough that one tally is small, many enough that there are few of them. */
export const BLOCK_LEAVES = 1_024;

/** What the leaves of a block name so far, each name as often as there are leaves that name it. */
export class TallyBlock {
  /** In hexadecimal, so that they are sorted and counted as text. */
  private readonly marks: string[];
  private readonly known = new Map<string, string>();

  /** @param from the leaf it begins with @param marks what is there already */
  constructor(
    readonly from: number,
    marks: Buffer = Buffer.alloc(0),
    /** Whether it is the first of its log. */
    readonly isFirst = false,
  ) {
    this.marks = split(marks);
  }

  add(content: LeafContent): void {
    for (const name of namesOf(content)) this.marks.push(this.mark(name));
  }

  /** In their order. */
  bytes(): Buffer {
    return Buffer.from(this.marks.sort().join(''), 'hex');
  }

  private mark(name: string): string {
    const known = this.known.get(name) ?? markOf(this.from, name).toString('hex');
    this.known.set(name, known);
    return known;
  }
}

function split(marks: Buffer): string[] {
  const hex = marks.toString('hex');
  const width = 2 * MARK_BYTES;
  return Array.from({ length: hex.length / width }, (_, at) => hex.slice(at * width, (at + 1) * width));
}
