/**
 *   npm run asyncapi              writes docs/asyncapi.json and apps/web/public/base/live-client.js
 *   npm run asyncapi -- --check   changes nothing; fails when what it would write is not what is there
 *
 * The document is the socket protocol, from the types of libs/contracts and the permissions of libs/realtime. The
 * page has no build, so it gets the client of libs/contracts as a module with its types taken out.
 */
const fs = require('node:fs');
const path = require('node:path');
const prettier = require('prettier');
const ts = require('typescript');

const root = path.resolve(__dirname, '..');
const DOCUMENT = path.join(root, 'docs/asyncapi.json');
const CLIENT = path.join(root, 'libs/contracts/src/live-client.ts');
const PAGES_CLIENT = path.join(root, 'apps/web/public/base/live-client.js');

const formatted = async (file, text) =>
  prettier.format(text, { ...(await prettier.resolveConfig(file)), filepath: file });

/** @returns the text of asyncapi.json */
function makeDocument() {
  require('./typescript.cjs');
  require('../libs/realtime/src/realtime.permissions.ts');
  const { permissionTable } = require('../libs/platform/src/index.ts');
  const { makeDocument: describe } = require('./asyncapi/document.cjs');
  return formatted(DOCUMENT, JSON.stringify(describe(permissionTable())));
}

/** @returns the text of the page's live-client.js */
function makeClient() {
  const source = fs.readFileSync(CLIENT, 'utf8');
  const { outputText } = ts.transpileModule(source, {
    fileName: CLIENT,
    compilerOptions: { target: 'ES2022', module: 'ESNext', useDefineForClassFields: true },
  });
  const note = '// Made from libs/contracts/src/live-client.ts by `npm run asyncapi`: change it there.';
  return formatted(PAGES_CLIENT, `${note}\n${outputText}`);
}

const textOf = (file) => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '');

async function main() {
  const isCheck = process.argv.includes('--check');
  for (const [file, make] of [
    [DOCUMENT, makeDocument],
    [PAGES_CLIENT, makeClient],
  ]) {
    const text = await make();
    if (text === textOf(file)) continue;
    const name = path.relative(root, file);
    if (isCheck) throw new Error(`${name} is not what the code says: run \`npm run asyncapi\` and commit it`);
    fs.writeFileSync(file, text);
    console.log(`Wrote ${name}.`);
  }
}

main().then(
  () => process.exit(0),
  (error) => {
    console.error(process.argv.includes('--check') ? error.message : error);
    process.exit(1);
  },
);
