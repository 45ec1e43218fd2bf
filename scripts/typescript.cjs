/**
 * Lets plain node run the TypeScript of this checkout: `node -r scripts/typescript.cjs`, no build needed. It compiles
 * by the same `.swcrc` as the build and knows the aliases of tsconfig.json.
 */
require('reflect-metadata');
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { transformSync } = require('@swc/core');

const root = path.resolve(__dirname, '..');
const { jsc } = JSON.parse(fs.readFileSync(path.join(root, '.swcrc'), 'utf8'));
const options = { swcrc: false, sourceMaps: 'inline', module: { type: 'commonjs' }, jsc };

const ALIASES = [
  [/^@anzhi\/([a-z-]+)$/, (lib) => path.join(root, 'libs', lib, 'src/index.ts')],
  [/^@test\/(.+)$/, (file) => path.join(root, 'test/support', `${file}.ts`)],
];

function named(request, parent) {
  for (const [alias, target] of ALIASES) {
    const match = alias.exec(request);
    if (match) return target(match[1]);
  }
  // The generated OpenAPI metadata names its neighbours as an ES module would.
  if (!/^\.{1,2}\/.*\.js$/.test(request) || !parent?.filename?.endsWith('.ts')) return request;
  const source = path.resolve(path.dirname(parent.filename), request.replace(/\.js$/, '.ts'));
  return fs.existsSync(source) ? source : request;
}

const resolve = Module._resolveFilename;
Module._resolveFilename = function (request, parent, ...rest) {
  return resolve.call(this, named(request, parent), parent, ...rest);
};

Module._extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(fs.readFileSync(filename, 'utf8'), { ...options, filename });
  module._compile(code, filename);
};

process.setSourceMapsEnabled(true);
