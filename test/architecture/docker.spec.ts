import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

const root = resolve(__dirname, '../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

interface Service {
  command?: string[];
  environment: Record<string, string | number>;
  volumes?: string[];
  ports?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
}
const compose = parse(read('docker/compose.yaml'), { merge: true }) as {
  services: Record<'postgres' | 'migrate' | 'api' | 'worker', Service>;
  volumes: Record<string, unknown>;
};
const { postgres, migrate, api, worker } = compose.services;
const dockerfile = read('docker/Dockerfile').split('\n');
const instructions = (name: string): string[] =>
  dockerfile.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));

/** The source of a file in `dist`. */
const sourceOf = (file: string): string => file.replace(/^dist\//, '').replace(/\.js$/, '.ts');

/** Names that the configuration reads. */
const configNames = new Set(
  [...read('libs/platform/src/config/config.ts').matchAll(/(?:env\.|integer\(env, ')([A-Z_]+)/g)].map(
    ([, name]) => name,
  ),
);

describe('docker/Dockerfile', () => {
  it('copies only what exists', () => {
    const sources = instructions('COPY')
      .filter((line) => !line.startsWith('--from='))
      .flatMap((line) => line.split(/\s+/).slice(0, -1));
    expect(sources.length).toBeGreaterThan(5);
    for (const source of sources) expect([source, existsSync(join(root, source))]).toEqual([source, true]);
  });

  it('runs scripts and programs that exist, on the ports of the configuration', () => {
    const scripts = (JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts;
    for (const [, script] of read('docker/Dockerfile').matchAll(/npm run (\w+)/g))
      expect(scripts).toHaveProperty(script);
    const [, program] = JSON.parse(instructions('CMD')[0]) as string[];
    expect(existsSync(join(root, sourceOf(program)))).toBe(true);
    expect(instructions('EXPOSE')).toEqual([`${api.environment.PORT} ${worker.environment.WORKER_PORT}`]);
  });

  it('sets only variables that the configuration reads', () => {
    const names = instructions('ENV').flatMap((line) =>
      [...line.matchAll(/([A-Z_]+)=/g)].map(([, name]) => name),
    );
    for (const name of names) expect(configNames.has(name) || name === 'NODE_ENV').toBe(true);
  });
});

describe('docker/compose.yaml', () => {
  it.each([
    ['migrate', migrate],
    ['api', api],
    ['worker', worker],
  ])('%s runs a program that exists with variables that are read', (_, service) => {
    expect(existsSync(join(root, sourceOf(service.command![1])))).toBe(true);
    for (const name of Object.keys(service.environment))
      expect([name, configNames.has(name)]).toEqual([name, true]);
  });

  it('asks for every variable it needs, and the example names them all', () => {
    const wanted = [...read('docker/compose.yaml').matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name);
    const example = [...read('docker/env.example').matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
    expect([...new Set(wanted)].sort()).toEqual(example.sort());
  });

  it('probes paths that are served', () => {
    const served = [
      ...read('libs/platform/src/observability/health.controller.ts').matchAll(/@Get\('([^']+)'\)/g),
    ];
    const paths = served.map(([, path]) => `/${path}`);
    for (const [service, port] of [
      [api, api.environment.PORT],
      [worker, worker.environment.WORKER_PORT],
    ] as const) {
      const [, probedPort, path] = /127\.0\.0\.1:(\d+)([^']+)/.exec(service.healthcheck!.test.join(' '))!;
      expect(Number(probedPort)).toBe(port);
      expect(paths).toContain(path);
    }
    for (const path of paths) expect(read('apps/worker/src/probes.ts')).toContain(`'${path}'`);
  });

  it('migrates as the owner, once, before anything serves as the app role', () => {
    expect(migrate.environment.MIGRATION_DATABASE_URL).toMatch(/^postgres:\/\/anzhi_owner:/);
    for (const service of [api, worker]) {
      expect(service.environment).not.toHaveProperty('MIGRATION_DATABASE_URL');
      expect(service.environment.DATABASE_URL).toMatch(/^postgres:\/\/anzhi_app:/);
      expect(service.depends_on).toEqual({ migrate: { condition: 'service_completed_successfully' } });
    }
  });

  it('mounts what exists and what it declares', () => {
    for (const mount of [postgres, api, worker].flatMap((service) => service.volumes ?? [])) {
      const [source] = mount.split(':');
      if (source.startsWith('.')) expect(existsSync(join(root, 'docker', source))).toBe(true);
      else expect(compose.volumes).toHaveProperty(source);
    }
  });
});

describe('docker/postgres/10-roles.sh', () => {
  const script = read('docker/postgres/10-roles.sh');

  it('makes the two roles and the database of the URLs, from variables that compose sets', () => {
    const urls = [migrate.environment.MIGRATION_DATABASE_URL, api.environment.DATABASE_URL] as string[];
    for (const url of urls) {
      const [, role, database] = /^postgres:\/\/(\w+):.*@postgres:5432\/(\w+)$/.exec(url)!;
      expect(script).toContain(`CREATE ROLE ${role} LOGIN`);
      expect(script).toContain(`CREATE DATABASE ${database} OWNER anzhi_owner`);
    }
    const used = [...script.matchAll(/\$([A-Z_]{4,})/g)].map(([, name]) => name);
    for (const name of used) expect(postgres.environment).toHaveProperty(name);
  });

  it('gives nobody more than a login', () => expect(script).not.toMatch(/SUPERUSER|CREATEDB|CREATEROLE/));
});
