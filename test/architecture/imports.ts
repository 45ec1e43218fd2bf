import { posix } from 'node:path';
import { EDGE, FRAMEWORKS, isDecision, isSpec, MAY_USE, PURE_LIBS } from './dependencies';
import { moduleReferences, type ModuleReference, type SourceFile } from './source-files';

/** A broken rule, as a sentence that names the file and the line. */
export type Violation = string;

/** Checks every import of every file against the table; `folders` are the libs that exist on disk. */
export function checkImports(files: readonly SourceFile[], folders: readonly string[]): Violation[] {
  const missing = folders
    .filter((lib) => !MAY_USE[lib])
    .map((lib) => `libs/${lib} is not in the dependency table`);
  const broken = files.flatMap((file) =>
    moduleReferences(file).flatMap((reference) =>
      [aliasRule, relativeRule, decisionRule, pureLibRule]
        .map((rule) => rule(file.path, reference))
        .filter((complaint) => complaint !== undefined)
        .map((complaint) => `${file.path}:${reference.line} ${complaint}`),
    ),
  );
  return [...missing, ...broken];
}

type Rule = (path: string, reference: ModuleReference) => string | undefined;

const libOf = (path: string): string | undefined => /^libs\/([^/]+)\//.exec(path)?.[1];

/** `@anzhi/<lib>` only along the arrows, only by its public face, and never lazily inside the libs. */
const aliasRule: Rule = (path, { specifier, lazy }) => {
  const lib = libOf(path);
  if (specifier === undefined) {
    return lib && lib !== 'platform' ? 'loads a module by a computed name' : undefined;
  }
  const [, target, deep] = /^@anzhi\/([^/]+)(\/.+)?$/.exec(specifier) ?? [];
  if (!target) return undefined;
  if (deep) return `reaches behind the public face of ${target}: ${specifier}`;
  if (!lib) return undefined;
  if (target === lib) return `imports its own lib by the alias ${specifier}`;
  if (EDGE.includes(target)) return `imports ${target}, which is an edge: nobody imports it`;
  if (!MAY_USE[lib]?.includes(target)) return `${lib} may not use ${target}`;
  return lazy ? `loads ${specifier} lazily` : undefined;
};

/** A relative path stays inside its lib, its app group or its folder; only specs reach the test support. */
const relativeRule: Rule = (path, { specifier }) => {
  if (specifier?.startsWith('@test/')) {
    return isSpec(path) || path.startsWith('test/') ? undefined : `is not a spec and imports ${specifier}`;
  }
  if (!specifier || !/^(\.{1,2}(\/|$)|\/)/.test(specifier) || !/^(libs|apps|migrations)\//.test(path))
    return undefined;
  const home = libOf(path) ? `libs/${libOf(path)}/` : `${path.split('/')[0]}/`;
  const target = posix.join(posix.dirname(path), specifier);
  if (specifier.startsWith('/')) return `imports by an absolute path: ${specifier}`;
  if (`${target}/`.startsWith(home) || (isSpec(path) && target.startsWith('test/support/'))) return undefined;
  return `leaves ${home} by a relative path: ${specifier}`;
};

const decisionRule: Rule = (path, { specifier }) =>
  specifier && isDecision(path) && FRAMEWORKS.test(specifier)
    ? `decides, and imports ${specifier}`
    : undefined;

const pureLibRule: Rule = (path, { specifier }) => {
  const lib = libOf(path);
  const allowed = lib && PURE_LIBS[lib];
  if (!specifier || !allowed || isSpec(path) || /^[./]|^@anzhi\//.test(specifier)) return undefined;
  return allowed.includes(specifier) ? undefined : `${lib} is pure and imports ${specifier}`;
};

/** The arrows must not lead back to where they began. */
export function findCycle(table: Readonly<Record<string, readonly string[]>>): string[] | undefined {
  const done = new Set<string>();
  const search = (lib: string, trail: readonly string[]): string[] | undefined => {
    if (trail.includes(lib)) return [...trail.slice(trail.indexOf(lib)), lib];
    if (done.has(lib)) return undefined;
    for (const next of table[lib] ?? []) {
      const cycle = search(next, [...trail, lib]);
      if (cycle) return cycle;
    }
    done.add(lib);
    return undefined;
  };
  for (const lib of Object.keys(table)) {
    const cycle = search(lib, []);
    if (cycle) return cycle;
  }
  return undefined;
}
