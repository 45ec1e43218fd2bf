import type { Random } from '@anzhi/kernel';
import type { Cell } from './cell';
import type { Behaviour, Deed, Innocent, LookAlike } from './deed';
import { BEHAVIOURS } from './deeds';
import { LOOK_ALIKES } from './lookalikes';

export interface Planted {
  readonly deeds: { readonly behaviour: Behaviour; readonly deed: Deed }[];
  readonly innocents: { readonly lookAlike: LookAlike; readonly innocent: Innocent }[];
}

/** How often each kind is still to be planted; whatever one county has no room for, the next one gets. */
export class Wishes {
  private readonly left = new Map<string, number>();

  constructor(readonly instances: number) {
    for (const { kind } of [...BEHAVIOURS, ...LOOK_ALIKES]) this.left.set(kind, instances);
  }

  get unfulfilled(): string[] {
    return [...this.left].filter(([, left]) => left === this.instances).map(([kind]) => kind);
  }

  /** Tries up to its share of each kind, in turns, so that no kind takes all the room. @param share of what is left */
  plant(cell: Cell, random: Random, share: number): Planted {
    const planted: Planted = { deeds: [], innocents: [] };
    const quota = new Map([...this.left].map(([kind, left]) => [kind, Math.ceil(left * share)]));
    for (let round = 0; round < this.instances; round += 1) {
      for (const behaviour of BEHAVIOURS) {
        const deed =
          this.isWanted(behaviour.kind, quota) &&
          behaviour.plant(cell, random.fork(`${behaviour.kind}/${round}`));
        if (deed) planted.deeds.push({ behaviour, deed: this.count(behaviour.kind, quota, deed) });
      }
      for (const lookAlike of LOOK_ALIKES) {
        const innocent =
          this.isWanted(lookAlike.kind, quota) &&
          lookAlike.plant(cell, random.fork(`${lookAlike.kind}/${round}`));
        if (innocent)
          planted.innocents.push({ lookAlike, innocent: this.count(lookAlike.kind, quota, innocent) });
      }
    }
    return planted;
  }

  private isWanted(kind: string, quota: ReadonlyMap<string, number>): boolean {
    return (quota.get(kind) ?? 0) > 0;
  }

  private count<T>(kind: string, quota: Map<string, number>, made: T): T {
    quota.set(kind, (quota.get(kind) ?? 0) - 1);
    this.left.set(kind, (this.left.get(kind) ?? 0) - 1);
    return made;
  }
}
