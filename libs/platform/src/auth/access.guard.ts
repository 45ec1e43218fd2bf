import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { CHANNELS, NOBODY, type Actor, type Channel, type Ctx, type Locale, type Scope } from '@anzhi/kernel';
import type { FastifyRequest } from 'fastify';
import { localeOf } from '../http/locale';
import { AuthErrors } from './auth.errors';
import { Authenticator } from './authenticator';
import { PERMISSION, PUBLIC } from './decorators';
import { scopeFor } from './scope';

const EMPTY: Scope = { everywhere: false, regionIds: [], organisationIds: [], own: false };

/** First gate of every request: is this caller allowed to do this at all, and where. Closed by default. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
  ) {}

  async canActivate(host: ExecutionContext): Promise<boolean> {
    if (host.getType() !== 'http') return true; // sockets are authenticated and authorised in their gateway
    const request = host.switchToHttp().getRequest<FastifyRequest & { ctx: Ctx }>();
    const targets = [host.getHandler(), host.getClass()];
    const permission = this.reflector.getAllAndOverride<string | undefined>(PERMISSION, targets);
    const isPublic = this.reflector.getAllAndOverride<string | undefined>(PUBLIC, targets) !== undefined;
    const actor = await this.actorOf(request, isPublic);
    const scope = permission ? scopeFor(actor, permission) : isPublic ? EMPTY : undefined;
    if (!scope) throw actor.accountId ? AuthErrors.notAllowed() : AuthErrors.loginNeeded();
    request.ctx = {
      actor,
      scope,
      requestId: String(request.id),
      locale: localeOf(request.headers['accept-language']) satisfies Locale,
      channel: channelOf(request.headers['x-channel']),
    };
    return true;
  }

  private async actorOf(request: FastifyRequest, isPublic: boolean): Promise<Actor> {
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (!token || isPublic) return NOBODY;
    const actor = await this.authenticator.authenticate(token);
    if (!actor) throw AuthErrors.sessionEnded();
    return actor;
  }
}

/** A caller says how the wish reached him; that a file or the system itself acted is not his to say. */
const channelOf = (header: unknown): Channel => {
  const said = CHANNELS.find((known) => known === header);
  return said && said !== 'SYSTEM' && said !== 'IMPORT' ? said : 'WEB';
};
