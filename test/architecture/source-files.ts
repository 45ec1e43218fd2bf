import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import ts from 'typescript';

/** A file of the checkout; the path is relative to the project root, with forward slashes. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** One place where a file names another module. */
export interface ModuleReference {
  /** Undefined when the name is computed and cannot be checked. */
  readonly specifier: string | undefined;
  readonly line: number;
  /** Evaluated when it is reached, and so able to hide a cycle. */
  readonly lazy: boolean;
}

export const ROOT = resolve(__dirname, '../..');
const FOLDERS = ['apps', 'docker', 'libs', 'migrations', 'scripts', 'test'];
const SOURCE = /\.([cm]?[jt]s|tsx)$/;
const GENERATED = new Set(['apps/api/src/metadata.ts']);
const SKIPPED = new Set(['node_modules', 'dist', 'data']);

/** Every hand-written source file of the project. */
export const readSourceFiles = (): SourceFile[] =>
  FOLDERS.flatMap(walk)
    .filter((path) => SOURCE.test(path) && !GENERATED.has(path))
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));

export const libFolders = (): string[] =>
  readdirSync(join(ROOT, 'libs'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);

function walk(folder: string): string[] {
  const entries = readdirSync(join(ROOT, posix.dirname(folder)), { withFileTypes: true });
  if (!entries.some((entry) => entry.name === posix.basename(folder))) return [];
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : walk(path);
    return [path];
  });
}

export const parse = ({ path, text }: SourceFile): ts.SourceFile =>
  ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);

/** Finds every import, export-from, `import type`, `import()` (value and type), `require` and `import = require`. */
export function moduleReferences(file: SourceFile): ModuleReference[] {
  const source = parse(file);
  const found: ModuleReference[] = [];
  const add = (name: ts.Node | undefined, lazy: boolean) => {
    if (!name) return;
    const specifier = ts.isStringLiteralLike(name) ? name.text : undefined;
    found.push({
      specifier,
      lazy,
      line: source.getLineAndCharacterOfPosition(name.getStart(source)).line + 1,
    });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) add(node.moduleSpecifier, false);
    else if (ts.isExternalModuleReference(node)) add(node.expression, false);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node.argument.literal, false);
    else if (ts.isCallExpression(node) && loadsModule(node.expression)) add(node.arguments[0], true);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** `import(…)`, `require(…)`, `require.resolve(…)`, `jest.requireActual(…)` and their like. */
function loadsModule(callee: ts.Expression): boolean {
  if (callee.kind === ts.SyntaxKind.ImportKeyword) return true;
  if (ts.isIdentifier(callee)) return callee.text === 'require';
  if (!ts.isPropertyAccessExpression(callee) || !ts.isIdentifier(callee.expression)) return false;
  const call = `${callee.expression.text}.${callee.name.text}`;
  return /^(require\.resolve|module\.require|jest\.(mock|doMock|unmock|require\w+))$/.test(call);
}
