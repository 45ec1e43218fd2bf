import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { SkipThrottle } from '@nestjs/throttler';
import type { FastifyReply } from 'fastify';
import { Public } from '../auth/decorators';
import { Database } from '../database/database';
import { pendingMigrations } from '../database/schema-state';
import { Metrics } from './metrics';

/** What an operator's probes ask. Behind the reverse proxy these paths are for the inside only. */
@ApiExcludeController()
@SkipThrottle()
@Controller()
export class HealthController {
  constructor(
    private readonly db: Database,
    private readonly metrics: Metrics,
  ) {}

  /** The process answers. */
  @Get('health/live')
  @Public('probes have no account')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** The process can do its work: the database answers and has the tables this code knows. */
  @Get('health/ready')
  @Public('probes have no account')
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const status = await pendingMigrations(this.db).then(
      (pending) => (pending.length ? 'database not migrated' : 'ok'),
      () => 'database unreachable',
    );
    await reply.status(status === 'ok' ? 200 : 503).send({ status });
  }

  @Get('metrics')
  @Public('scraped from the inside network')
  async expose(@Res() reply: FastifyReply): Promise<void> {
    const { contentType, body } = await this.metrics.expose();
    await reply.header('Content-Type', contentType).send(body);
  }
}
