import { posix } from 'node:path';
import ts from 'typescript';
import type { Violation } from './imports';
import { parse, type SourceFile } from './source-files';

const PRIVATE = /\.(entity|repository)\.ts$/;

/** No `index.ts` of a lib may show an entity or a repository, by whatever road it comes. */
export function checkPublicFaces(files: readonly SourceFile[]): Violation[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  return files
    .filter(({ path }) => /^libs\/[^/]+\/src\/index\.ts$/.test(path))
    .flatMap(({ path }) =>
      [...exportsOf(path, byPath, new Set())]
        .filter(([, origin]) => PRIVATE.test(origin))
        .map(([name, origin]) => `${path} exports ${name} from ${origin}`),
    );
}

/** An entity by another file name would slip through the rule above. */
export function checkEntityPlaces(files: readonly SourceFile[]): Violation[] {
  return files
    .filter(
      ({ path, text }) =>
        path.startsWith('libs/') && !PRIVATE.test(path) && /^\s*@(View)?Entity\(/m.test(text),
    )
    .map(({ path }) => `${path} declares an entity but is not called *.entity.ts`);
}

/** Each exported name with the file that declares it, followed through re-exports. */
function exportsOf(path: string, files: Map<string, SourceFile>, seen: Set<string>): Map<string, string> {
  const file = files.get(path);
  if (!file || seen.has(path)) return new Map();
  const trail = new Set(seen).add(path);
  const found = new Map<string, string>();
  const { statements } = parse(file);
  const imports = statements.filter(ts.isImportDeclaration);
  const originsIn = (specifier: ts.Expression) => {
    const target = resolveModule(path, specifier, files);
    return target ? { target, names: exportsOf(target, files, trail) } : undefined;
  };
  // Only what is shown again is followed: to follow every import would walk the whole project from every file.
  const importedAs = (local: string): string | undefined => {
    for (const statement of imports) {
      const [name] = importedNames(statement).find(([, as]) => as === local) ?? [];
      const module = name === undefined ? undefined : originsIn(statement.moduleSpecifier);
      if (module) return module.names.get(name!) ?? module.target;
    }
    return undefined;
  };
  for (const statement of statements) {
    if (ts.isExportDeclaration(statement) && statement.moduleSpecifier) {
      const module = originsIn(statement.moduleSpecifier);
      if (!module) continue;
      const clause = statement.exportClause;
      if (clause && ts.isNamedExports(clause)) {
        for (const { name, propertyName } of clause.elements) {
          found.set(name.text, module.names.get((propertyName ?? name).text) ?? module.target);
        }
      } else {
        const prefix = clause ? `${clause.name.text}.` : '';
        for (const [name, origin] of module.names) found.set(prefix + name, origin);
      }
    } else if (ts.isExportDeclaration(statement) && statement.exportClause) {
      if (!ts.isNamedExports(statement.exportClause)) continue;
      for (const { name, propertyName } of statement.exportClause.elements) {
        found.set(name.text, importedAs((propertyName ?? name).text) ?? path);
      }
    } else {
      for (const name of declaredExports(statement)) found.set(name, path);
    }
  }
  return found;
}

function resolveModule(
  from: string,
  specifier: ts.Expression,
  files: Map<string, SourceFile>,
): string | undefined {
  if (!ts.isStringLiteral(specifier) || !specifier.text.startsWith('.')) return undefined;
  const base = posix.join(posix.dirname(from), specifier.text);
  return [`${base}.ts`, `${base}/index.ts`, base].find((path) => files.has(path));
}

function importedNames({ importClause }: ts.ImportDeclaration): [name: string, local: string][] {
  const byDefault: [string, string][] = importClause?.name ? [['default', importClause.name.text]] : [];
  const bindings = importClause?.namedBindings;
  if (!bindings) return byDefault;
  if (ts.isNamespaceImport(bindings)) return [...byDefault, ['*', bindings.name.text]];
  return [
    ...byDefault,
    ...bindings.elements.map(({ name, propertyName }): [string, string] => [
      (propertyName ?? name).text,
      name.text,
    ]),
  ];
}

function declaredExports(statement: ts.Statement): string[] {
  const isExported =
    ts.canHaveModifiers(statement) &&
    ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  if (!isExported) return [];
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  }
  const named = statement as ts.Statement & { name?: ts.Identifier };
  return [named.name?.text ?? 'default'];
}
