/**
 * Node's environment, where a module that one spec file compiled need not be parsed anew for the next: each file has
 * all modules of its own (some thousands, with the framework), and reading their text was a third of loading them. The
 * worker keeps V8's code cache of each text; no object and no state goes from file to file with it.
 */
const vm = require('node:vm');
const { TestEnvironment } = require('jest-environment-node');

const compile = vm.compileFunction;
/** By file name; of the last text that was compiled under it. */
const compiled = new Map();

vm.compileFunction = (code, parameters, options) => {
  const known = compiled.get(options?.filename);
  if (known?.code === code) return compile(code, parameters, { ...options, cachedData: known.cachedData });
  const made = compile(code, parameters, { ...options, produceCachedData: true });
  if (options?.filename) compiled.set(options.filename, { code, cachedData: made.cachedData });
  return made;
};

module.exports = TestEnvironment;
