import { applyDecorators, createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { ApiBearerAuth, ApiExtension } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';

export const PERMISSION = 'anzhi:permission';
export const PUBLIC = 'anzhi:public';
export const KEEP_DAYS = 'anzhi:keep-days';
export const KEY_IN_CONTENT = 'anzhi:key-in-content';

/** The permission an endpoint or socket message needs. Without one (or `@Public`) it answers nobody. */
export const Permit = (permission: string): MethodDecorator & ClassDecorator =>
  applyDecorators(
    SetMetadata(PERMISSION, permission),
    ApiBearerAuth(),
    ApiExtension('x-permission', permission),
  );

/** An endpoint for everybody, with the reason why. */
export const Public = (reason: string): MethodDecorator & ClassDecorator =>
  applyDecorators(SetMetadata(PUBLIC, reason), ApiExtension('x-public', reason));

/** Answers are kept 35 days; for what touches the ledger or a visit, 13 months. */
export const DEFAULT_KEEP_DAYS = 35;
export const LEDGER_KEEP_DAYS = 400;
export const KeepAnswer = (days: number): MethodDecorator & ClassDecorator =>
  applyDecorators(SetMetadata(KEEP_DAYS, days), ApiExtension('x-answer-kept-days', days));

/** A write whose content names it, sent by a machine that knows no command keys; with the reason why that is enough. */
export const KeyInContent = (reason: string): MethodDecorator =>
  applyDecorators(SetMetadata(KEY_IN_CONTENT, reason), ApiExtension('x-key-in-content', reason));

/** The caller's context, made by the access guard. */
export const Context = createParamDecorator(
  (_: unknown, host: ExecutionContext): Ctx => host.switchToHttp().getRequest<{ ctx: Ctx }>().ctx,
);
