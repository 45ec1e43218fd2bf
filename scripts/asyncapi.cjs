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
const { writeGenerated } = require('./generated.cjs');

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

void writeGenerated('asyncapi', [
  [DOCUMENT, makeDocument],
  [PAGES_CLIENT, makeClient],
]);
