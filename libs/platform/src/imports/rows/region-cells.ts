import type { Scope } from '@anzhi/kernel';
import { RowErrors } from '../imports.errors';
import { NamedTree, type NamedNode } from './named-tree';
import type { RowReader } from './row-reader';

interface Division extends NamedNode {
  /** The division this one was merged into. */
  readonly successorId: number | null;
}

/** What is asked about divisions; the facade of `geo` answers it. */
export interface Divisions<D extends Division> {
  byCode(code: string): Promise<D | undefined>;
  region(id: number): Promise<D | undefined>;
  path(id: number): Promise<D[]>;
  tree(): Promise<{
    children(parentId: null): D[];
    subtree(ids: readonly number[]): number[];
    region(id: number): D | undefined;
  }>;
}

/** GB/T 2260 and its longer forms, which end in zeros: 321302, 321302001, 321302001000. */
const CODE = /^(\d{2}(?:\d{2}){0,2}|\d{9}|\d{12})$/;
const formsOf = (code: string): string[] => [code, code.replace(/(000)+$/, ''), code.replace(/(00)+$/, '')];

/** Reads cells that name a division, by its code (former ones too) or by its name. */
export class RegionCells<D extends Division> {
  private names: Promise<NamedTree<D>> | undefined;

  constructor(private readonly divisions: Divisions<D>) {}

  /** A division anywhere; undefined when the cell is empty or wrong, which is then said to the reader. */
  async anywhere(cells: RowReader, key: string): Promise<D | undefined> {
    const text = cells.text(key);
    return text === undefined ? undefined : this.one(cells, key, text);
  }

  /** Several divisions in one cell. */
  async list(cells: RowReader, key: string): Promise<D[]> {
    const found = await Promise.all(cells.list(key).map((text) => this.one(cells, key, text)));
    return found.filter((division) => division !== undefined);
  }

  /** A division that the importer oversees. */
  async within(cells: RowReader, key: string, scope: Scope): Promise<D | undefined> {
    const division = await this.anywhere(cells, key);
    if (!division || (await this.covers(scope, division.id))) return division;
    return cells.fail(key, RowErrors.outsideRegion());
  }

  async covers({ regionIds }: Scope, id: number): Promise<boolean> {
    return (await this.divisions.path(id)).some((division) => regionIds.includes(division.id));
  }

  private async one(cells: RowReader, key: string, text: string): Promise<D | undefined> {
    const found = CODE.test(text) ? await this.withCode(text) : (await this.tree()).find(text);
    if (found.length > 1) return cells.fail(key, RowErrors.ambiguousRegion({ count: found.length }));
    return found.length ? found[0] : cells.fail(key, RowErrors.unknownRegion());
  }

  private async withCode(code: string): Promise<D[]> {
    for (const form of formsOf(code)) {
      const division = await this.divisions.byCode(form);
      if (division) return [await this.today(division)];
    }
    return [];
  }

  private async today(division: D): Promise<D> {
    const successor =
      division.successorId === null ? undefined : await this.divisions.region(division.successorId);
    return successor ? this.today(successor) : division;
  }

  /** Divisions that were merged away are left to their codes. */
  private tree(): Promise<NamedTree<D>> {
    this.names ??= this.divisions.tree().then((tree) => {
      const roots = tree.children(null).map(({ id }) => id);
      const all = tree.subtree(roots).map((id) => tree.region(id));
      return new NamedTree(all.filter((division) => division?.successorId === null) as D[]);
    });
    return this.names;
  }
}
