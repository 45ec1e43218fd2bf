export { plan, replay, hashOf, type Planned, type PlanOptions, type PlanRecord } from './planner';
export { repair, withPublished } from './repair';
export { insertionPrices, type PricedWindow, type PricedWindowsOptions } from './insertion-prices';
export { BENCHMARK_WEIGHTS, DEFAULT_WEIGHTS, type Weights } from './weights';
export type * from './problem';
