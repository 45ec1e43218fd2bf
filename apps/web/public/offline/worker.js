import { answerTo, cacheOf, otherCaches } from './decisions.js';

/**
 * Keeps the page itself on the device: one version of all its files, whole or not at all. Each file is taken only with
 * the content the version names, so that two versions never mix, also while servers are being exchanged.
 * @param {{ version: string, files: { path: string, integrity: string }[] }} shell as the server wrote it
 */
export function serve({ version, files }) {
  const shell = { origin: self.location.origin, files: new Set(files.map(({ path }) => path)) };

  async function install() {
    const cache = await caches.open(cacheOf(version));
    const wanted = files.map(({ path, integrity }) => new Request(path, { integrity, cache: 'no-cache' }));
    await cache.addAll(wanted).catch(async (problem) => {
      await caches.delete(cacheOf(version));
      throw problem;
    });
  }

  async function tidy() {
    const old = otherCaches(await caches.keys(), version);
    await Promise.all(old.map((name) => caches.delete(name)));
  }

  async function answer(request, path) {
    const cache = await caches.open(cacheOf(version));
    // a browser short of room may have thrown the cache away
    return (await cache.match(path)) ?? fetch(request);
  }

  self.addEventListener('install', (event) => event.waitUntil(install()));
  self.addEventListener('activate', (event) => event.waitUntil(tidy()));
  self.addEventListener('message', ({ data }) => data === 'take-over' && self.skipWaiting());
  self.addEventListener('fetch', (event) => {
    const path = answerTo(event.request, shell);
    if (path) event.respondWith(answer(event.request, path));
  });
}
