import type { INestApplication } from '@nestjs/common';

/** The product speaks under one prefix; probes and metrics are the operator's. */
export const usePrefix = (app: INestApplication): void => {
  app.setGlobalPrefix('api/v1', { exclude: ['health/live', 'health/ready', 'metrics'] });
};
