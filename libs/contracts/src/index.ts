export * from './roles';
export * from './events';
export * from './live';
export * from './live-client';
