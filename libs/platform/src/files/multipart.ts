import multipart from '@fastify/multipart';
import {
  applyDecorators,
  Injectable,
  UseGuards,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { ApiConsumes } from '@nestjs/swagger';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { HttpErrors } from '../http/http.errors';
import { FileErrors } from './files.errors';
import { IncomingFile } from './incoming-file';

export const MAX_FILE_BYTES = 10 * 1_048_576;
const LIMITS = { fileSize: MAX_FILE_BYTES, files: 1, fields: 10, fieldSize: 10_000, headerPairs: 20 };

/** Lets the server take `multipart/form-data`; the bytes stay unread until an endpoint asks for them. */
export async function registerMultipart(fastify: FastifyInstance): Promise<void> {
  await fastify.register(multipart, { limits: LIMITS });
}

/**
 * Reads the form into the body, its one file as an `IncomingFile`. A guard, because it must run after the
 * caller was let in (nobody else may fill our memory) and before the command key is hashed over the body.
 */
@Injectable()
class ReadsForm implements CanActivate {
  async canActivate(host: ExecutionContext): Promise<boolean> {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    if (!request.isMultipart()) throw HttpErrors.unsupportedType();
    request.body = await readForm(request);
    return true;
  }
}

/** An endpoint that takes a form with one file, up to 10 MB, in the field `file` of its body. */
export const TakesFile = (): MethodDecorator =>
  applyDecorators(UseGuards(ReadsForm), ApiConsumes('multipart/form-data'));

async function readForm(request: FastifyRequest): Promise<Record<string, unknown>> {
  const form: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') {
        form[part.fieldname] = part.value;
        continue;
      }
      const name = cleanName(part.filename);
      form[part.fieldname] = Object.assign(new IncomingFile(), {
        name,
        declaredType: part.mimetype,
        content: await part.toBuffer(),
      });
    }
  } catch (error) {
    const isTooLarge = (error as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE';
    throw isTooLarge ? FileErrors.tooLarge({ megabytes: MAX_FILE_BYTES / 1_048_576 }, '/file') : error;
  }
  if (!form.file) throw FileErrors.missing({}, '/file');
  return form;
}

/** The end of a long name says more (its extension) than the start. */
const cleanName = (name: string): string =>
  name
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .split(/[/\\]/)
    .at(-1)!
    .slice(-200);
