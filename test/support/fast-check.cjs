/**
 * Property tests draw the same cases in every run, so that a change is judged by what it changed; the cases are
 * others under PROPERTY_SEED=<number>, or new ones each time under PROPERTY_SEED=random.
 */
const fc = require('../../node_modules/fast-check');

const { PROPERTY_SEED = '20261123' } = process.env;
if (PROPERTY_SEED !== 'random')
  fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(PROPERTY_SEED) });

module.exports = fc;
