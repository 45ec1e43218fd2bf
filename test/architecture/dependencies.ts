/**
 * Which lib may import which: the picture of the architecture as data. Only direct arrows; using a lib does not
 * open what that lib uses. A new arrow is a decision: change it here in a commit of its own, with the reason.
 */

/** May be imported by every lib that is not itself a foundation. */
export const FOUNDATIONS: readonly string[] = ['kernel', 'contracts', 'platform'];

/** Nobody imports these, so they may look at everything below them. */
export const EDGE: readonly string[] = ['notifications', 'realtime', 'oversight'];

/** Contexts besides the foundations. Where an arrow serves a part of the lib only, the facade keeps it to that. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  geo: [],
  ledger: [],
  identity: ['geo'],
  catalogue: ['geo'],
  people: ['identity', 'geo'],
  providers: ['identity', 'geo'],
  assessment: ['geo', 'identity', 'people'],
  entitlement: ['geo', 'people', 'catalogue', 'assessment', 'ledger'],
  ordering: ['geo', 'people', 'catalogue', 'entitlement'],
  dispatch: ['geo', 'providers', 'catalogue', 'ordering'],
  visits: ['geo', 'people', 'providers', 'catalogue', 'ordering', 'dispatch', 'ledger'],
  outreach: ['geo', 'people', 'ordering', 'dispatch'],
  meals: [
    'geo',
    'people',
    'providers',
    'catalogue',
    'entitlement',
    'ordering',
    'dispatch',
    'outreach',
    'ledger',
  ],
  beds: [
    ...[
      'geo',
      'people',
      'providers',
      'catalogue',
      'entitlement',
      'ordering',
      'dispatch',
      'outreach',
      'ledger',
    ],
    'visits',
  ],
  retrofits: [
    'geo',
    'people',
    'providers',
    'catalogue',
    'entitlement',
    'ordering',
    'dispatch',
    'outreach',
    'ledger',
  ],
  rentals: [
    'geo',
    'people',
    'providers',
    'catalogue',
    'entitlement',
    'ordering',
    'dispatch',
    'outreach',
    'ledger',
  ],
  // people: a bill is for whoever may pay for the senior, and only the file of seniors knows who that is.
  settlement: ['geo', 'people', 'providers', 'catalogue', 'entitlement', 'visits', 'ledger'],
};

export const MAY_USE: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  contracts: ['kernel'],
  platform: ['kernel', 'contracts'],
  ...Object.fromEntries(Object.entries(ARROWS).map(([lib, uses]) => [lib, [...FOUNDATIONS, ...uses]])),
  ...Object.fromEntries(EDGE.map((lib) => [lib, [...FOUNDATIONS, ...Object.keys(ARROWS)]])),
};

/** The packages that the pure foundations stand on; nothing else from npm or Node. */
export const PURE_LIBS: Readonly<Record<string, readonly string[]>> = {
  kernel: ['temporal-polyfill', 'uuid'],
  contracts: [],
};

/** What a decision must not know: `*.state.ts`, `*.policy.ts` and everything under an `engine/`. */
export const FRAMEWORKS = /^(typeorm|pg|pg-[\w-]+|fastify|socket\.io(-[\w-]+)?|@nestjs\/.+|@fastify\/.+)$/;
export const isDecision = (path: string): boolean =>
  /\.(state|policy)\.ts$/.test(path) || (/\/engine\//.test(path) && !isSpec(path));

export const isSpec = (path: string): boolean => /[.-]spec\.ts$/.test(path);
