/** Before the first spec: one PostgreSQL and one migrated template database for the whole run. */
const { needsDatabase, selectedKinds } = require('./kinds.cjs');
const { databasePrefix, openArea } = require('./run-area.cjs');

module.exports = async () => {
  if (!needsDatabase(selectedKinds())) return;
  require('./register-aliases.cjs');
  const { startServer } = require('./server.ts');
  // `scripts/test.cjs` opens the area and clears it away; a bare `jest` does both itself.
  const given = process.env.ANZHI_TEST_AREA;
  const area = given ? JSON.parse(given) : openArea(process.pid);
  const { description, stop } = await startServer(area.data, databasePrefix(area.run));
  process.env.ANZHI_TEST_SERVER = JSON.stringify(description);
  globalThis.testServer = { area, isOurs: !given, stop, adminUrl: description.adminUrl };
};
