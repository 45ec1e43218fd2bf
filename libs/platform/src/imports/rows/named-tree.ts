export interface NamedNode {
  readonly id: number;
  readonly parentId: number | null;
  readonly name: string;
}

const SEPARATORS = /[\s/\\>·\-—_|,，、]/g;

/**
 * Finds the place in a tree that people write as a path of names, with or without separators and with any of the
 * upper names left out: 宿城区双庄街道, 江苏省/宿迁市/宿城区/双庄街道, 双庄街道.
 */
export class NamedTree<Node extends NamedNode> {
  private readonly byId: ReadonlyMap<number, Node>;
  private readonly byName = new Map<string, Node[]>();

  constructor(nodes: readonly Node[]) {
    this.byId = new Map(nodes.map((node) => [node.id, node]));
    for (const node of nodes) this.byName.set(node.name, [...(this.byName.get(node.name) ?? []), node]);
  }

  /** Every node the text may mean; the officer writes an upper name too when there is more than one. */
  find(text: string): Node[] {
    const path = text.replace(SEPARATORS, '');
    const ends = Array.from(path, (_, at) => at);
    return ends.flatMap((at) => {
      const nodes = this.byName.get(path.slice(at)) ?? [];
      return nodes.filter((node) => this.leadsTo(node, path.slice(0, at)));
    });
  }

  /** Whether the rest of the path is made of names above the node, in their order. */
  private leadsTo({ parentId }: NamedNode, rest: string): boolean {
    if (!rest) return true;
    const parent = parentId === null ? undefined : this.byId.get(parentId);
    if (!parent) return false;
    const isNamed = rest.endsWith(parent.name);
    return (
      (isNamed && this.leadsTo(parent, rest.slice(0, -parent.name.length))) || this.leadsTo(parent, rest)
    );
  }
}
