/**
 * TypeScript and ESM packages become CommonJS by swc; CommonJS packages stay as they are. Jest cannot `require` an
 * ES module before Node 24.9, and all of Nest 12 is one; asking each package for its type leaves no list to keep.
 * Source maps lie beside the code: within it, every spec file would scan those of all that it loads.
 */
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { createTransformer } = require('@swc/jest');

const swcrc = JSON.parse(fs.readFileSync(path.resolve(__dirname, '../../.swcrc'), 'utf8'));
const { jsc } = swcrc;
const base = { sourceMaps: true, swcrc: false, module: { type: 'commonjs' } };
const typescript = createTransformer({ ...base, jsc, module: swcrc.module });
const esModule = createTransformer({
  ...base,
  jsc: { target: jsc.target, parser: { syntax: 'ecmascript', dynamicImport: true } },
});

const packageTypes = new Map();
function packageType(folder) {
  if (!packageTypes.has(folder)) {
    const manifest = path.join(folder, 'package.json');
    const parent = path.dirname(folder);
    const type = fs.existsSync(manifest)
      ? (JSON.parse(fs.readFileSync(manifest, 'utf8')).type ?? 'commonjs')
      : parent === folder
        ? 'commonjs'
        : packageType(parent);
    packageTypes.set(folder, type);
  }
  return packageTypes.get(folder);
}

function transformerOf(file) {
  if (file.endsWith('.ts')) return typescript;
  if (file.endsWith('.cjs')) return undefined;
  return file.endsWith('.mjs') || packageType(path.dirname(file)) === 'module' ? esModule : undefined;
}

module.exports = {
  canInstrument: false,
  process(source, file, options) {
    return transformerOf(file)?.process(source, file, options) ?? { code: source };
  },
  getCacheKey(source, file, options) {
    return (
      transformerOf(file)?.getCacheKey(source, file, options) ??
      createHash('sha1').update(source).digest('hex')
    );
  },
};
