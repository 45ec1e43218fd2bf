/**
 *   npm run openapi              writes apps/api/src/metadata.ts and apps/api/openapi.json
 *   npm run openapi -- --check   changes nothing; fails when what it would write is not what is there
 *
 * The metadata is what the compiler knows of the DTOs and controllers (types, comments, validation) and the running
 * program does not. The document comes from the wired application; nothing is started and no database is asked.
 */
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { writeGenerated } = require('./generated.cjs');

const root = path.resolve(__dirname, '..');
const source = path.join(root, 'apps/api/src');
const METADATA = path.join(source, 'metadata.ts');
const DOCUMENT = path.join(root, 'apps/api/openapi.json');
const DESCRIBED = /\.(dto|controller)\.ts$/;

/** All of them, in the same order everywhere. */
const describedFiles = () =>
  fs
    .readdirSync(path.join(root, 'libs'), { recursive: true })
    .filter((name) => DESCRIBED.test(name))
    .map((name) => path.join(root, 'libs', name))
    .sort();

/** Lets the compiler read the sources. @returns the text of metadata.ts */
async function makeMetadata() {
  const { default: ts } = await import('typescript');
  const { PluginMetadataGenerator } =
    await import('@nestjs/cli/lib/compiler/plugins/plugin-metadata-generator.js');
  const { ReadonlyVisitor } = await import('@nestjs/swagger/plugin');
  const { config } = ts.readConfigFile(path.join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options: compilerOptions } = ts.parseJsonConfigFileContent(
    { ...config, files: [], include: [] },
    ts.sys,
    root,
  );
  const visitor = new ReadonlyVisitor({
    introspectComments: true,
    classValidatorShim: true,
    dtoFileNameSuffix: ['.dto.ts'],
    pathToSource: source,
  });
  const outputDir = fs.mkdtempSync(path.join(os.tmpdir(), 'anzhi-openapi-'));
  try {
    new PluginMetadataGenerator().generate({
      visitors: [visitor],
      outputDir,
      tsProgramRef: ts.createProgram({ rootNames: describedFiles(), options: compilerOptions }),
    });
    const prettier = await import('prettier');
    const options = await prettier.resolveConfig(METADATA);
    const text = fs.readFileSync(path.join(outputDir, 'metadata.ts'), 'utf8');
    return await prettier.format(text, { ...options, parser: 'typescript' });
  } finally {
    fs.rmSync(outputDir, { recursive: true });
  }
}

/** @returns the text of openapi.json, made with the metadata.ts on disk */
async function makeDocument() {
  require('./typescript.cjs');
  const { describeWiredApi } = require('../apps/api/src/openapi.ts');
  return `${JSON.stringify(await describeWiredApi(), null, 2)}\n`;
}

void writeGenerated('openapi', [
  [METADATA, makeMetadata],
  [DOCUMENT, makeDocument],
]);
