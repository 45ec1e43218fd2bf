/**
 *   npm run bench -- <name> [--json] [--full] [--seed <number>]
 *
 * Runs one benchmark of `test/bench` from its source; see test/bench/README.md.
 */
require('./typescript.cjs');
const { main } = require('../test/bench/frame/main.ts');

main(process.argv.slice(2)).then((status) => process.exit(status));
