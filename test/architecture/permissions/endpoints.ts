import { RequestMethod, type INestApplicationContext } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { DiscoveryService, MetadataScanner, ModulesContainer } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { GATEWAY_METADATA, MESSAGE_MAPPING_METADATA, MESSAGE_METADATA } from '@nestjs/websockets/constants';
import { PERMISSION, PUBLIC } from '@anzhi/platform';

/** An endpoint or socket message as its decorators describe it. */
export interface Endpoint {
  /** `POST /orders/:id/cancellation`, without the prefix of the API; `SOCKET name` for a message of a client. */
  readonly name: string;
  /** `OrdersController.cancelOrder` */
  readonly handler: string;
  readonly permission?: string;
  /** Why it is open to everybody. */
  readonly openBecause?: string;
}

type Handler = (...args: never[]) => unknown;
interface Target {
  readonly owner: { readonly name: string; readonly prototype: object };
  readonly handler: Handler;
}

/** Every HTTP endpoint of the application. */
export const endpointsOf = (app: INestApplicationContext): Endpoint[] =>
  targets(app, 'controllers').flatMap((target) => {
    const method = Reflect.getMetadata(METHOD_METADATA, target.handler) as RequestMethod | undefined;
    if (method === undefined) return [];
    const paths = pathsOf(target.owner).flatMap((head) =>
      pathsOf(target.handler).map((tail) => [head, tail].filter(Boolean).join('/')),
    );
    return paths.map((path) => ({ name: `${RequestMethod[method]} /${path}`, ...declarationOf(target) }));
  });

/** Every message that a client may send over a socket. */
export const messagesOf = (app: INestApplicationContext): Endpoint[] =>
  targets(app, 'providers')
    .filter(({ owner }) => Reflect.hasMetadata(GATEWAY_METADATA, owner))
    .filter(({ handler }) => Reflect.hasMetadata(MESSAGE_MAPPING_METADATA, handler))
    .map((target) => {
      const message = String(Reflect.getMetadata(MESSAGE_METADATA, target.handler));
      return { name: `SOCKET ${message}`, ...declarationOf(target) };
    });

function targets(app: INestApplicationContext, kind: 'controllers' | 'providers'): Target[] {
  const discovery = new DiscoveryService(app.get(ModulesContainer));
  const scanner = new MetadataScanner();
  const wrappers = kind === 'controllers' ? discovery.getControllers() : discovery.getProviders();
  const owners = new Set(wrappers.map(({ metatype }) => metatype as Target['owner'] | null));
  return [...owners].flatMap((owner) =>
    owner?.prototype
      ? scanner
          .getAllMethodNames(owner.prototype)
          .map((name) => ({ owner, handler: (owner.prototype as Record<string, Handler>)[name] }))
      : [],
  );
}

function declarationOf({ owner, handler }: Target): Omit<Endpoint, 'name'> {
  const declared = (key: string) =>
    (Reflect.getMetadata(key, handler) ?? Reflect.getMetadata(key, owner)) as string | undefined;
  return {
    handler: `${owner.name}.${handler.name}`,
    permission: declared(PERMISSION),
    openBecause: declared(PUBLIC),
  };
}

const pathsOf = (target: object): string[] =>
  [Reflect.getMetadata(PATH_METADATA, target) as string | string[]]
    .flat()
    .map((path) => path.replace(/^\/|\/$/g, ''));

/** Those that answer nobody because somebody forgot to say whom. */
export const undeclared = (endpoints: readonly Endpoint[]): string[] =>
  endpoints
    .filter(({ permission, openBecause }) => !permission && !openBecause)
    .map(({ name, handler }) => `${name} (${handler}) declares neither a permission nor that it is public`);

const PREFIX = '/api/v1';

/**
 * What the HTTP server really routes, by its own table: `GET /orders/:id`. HEAD goes with GET, to the same handler.
 */
export function servedRoutes(app: NestFastifyApplication): string[] {
  const table = app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false });
  const path: string[] = [];
  const routes = table.split('\n').flatMap((line) => {
    const found = /^((?:│ {3}| {4})*)[├└]── (.*?)(?: \(([A-Z, ]+)\))?$/.exec(line);
    if (!found) return [];
    const [, indent, part, methods] = found;
    path.splice(indent.length / 4, Infinity, part);
    const whole = path.join('');
    return (methods?.split(', ') ?? []).map((method) => `${method} ${whole}`);
  });
  return [...new Set(routes)]
    .filter((route) => !route.startsWith('HEAD '))
    .map((route) => route.replace(` ${PREFIX}/`, ' /'));
}

/** The table joins what controllers call differently (`/:id|:seniorId`), so routes are compared without the names. */
export const shapeOf = (route: string): string => route.replace(/:[^/]+/g, ':');
