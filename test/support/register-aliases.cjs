/** Jest compiles what its global set-up imports but does not map module names there; this maps the aliases. */
const Module = require('node:module');
const path = require('node:path');

const root = path.resolve(__dirname, '../..');
const resolve = Module._resolveFilename;

Module._resolveFilename = function (request, ...rest) {
  const lib = /^@anzhi\/([a-z-]+)$/.exec(request);
  return resolve.call(this, lib ? path.join(root, 'libs', lib[1], 'src/index.ts') : request, ...rest);
};
