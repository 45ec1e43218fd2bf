const fs = require('node:fs');
const path = require('node:path');

const root = path.resolve(__dirname, '..');

const textOf = (file) => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '');

/**
 * Writes files that are made from the code and committed, one after the other, and ends the process. With `--check` on
 * the command line nothing is changed, and it fails when what it would write is not what is there.
 *
 * @param command the npm script that writes them
 * @param makers file and what makes its text, in the order in which they need each other
 */
async function writeGenerated(command, makers) {
  const isCheck = process.argv.includes('--check');
  try {
    for (const [file, make] of makers) {
      const text = await make();
      if (text === textOf(file)) continue;
      const name = path.relative(root, file);
      if (isCheck)
        throw new Error(`${name} is not what the code says: run \`npm run ${command}\` and commit it`);
      fs.writeFileSync(file, text);
      console.log(`Wrote ${name}.`);
    }
    process.exit(0);
  } catch (error) {
    console.error(isCheck ? error.message : error);
    process.exit(1);
  }
}

module.exports = { writeGenerated };
