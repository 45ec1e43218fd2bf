const { dropDatabases, removeFolders } = require('./run-area.cjs');

module.exports = async () => {
  if (!globalThis.testServer) return;
  const { area, isOurs, stop, adminUrl } = globalThis.testServer;
  await (stop ? stop() : dropDatabases(adminUrl, area.run));
  if (isOurs) removeFolders(area);
};
