import { Injectable } from '@nestjs/common';
import type { ImportDefinition } from './import-definition';
import { ImportErrors } from './imports.errors';

type AnyDefinition = ImportDefinition<unknown>;

/** Every kind of file that can be imported; each context adds its own. */
@Injectable()
export class ImportRegistry {
  private readonly definitions = new Map<string, AnyDefinition>();

  register<Row>(definition: ImportDefinition<Row>): void {
    if (this.definitions.has(definition.kind))
      throw new Error(`import ${definition.kind} is registered twice`);
    this.definitions.set(definition.kind, definition);
  }

  /** @throws imports.unknown-kind */
  get(kind: string): AnyDefinition {
    const definition = this.definitions.get(kind);
    if (!definition) throw ImportErrors.unknownKind({}, '/kind');
    return definition;
  }

  all(): AnyDefinition[] {
    return [...this.definitions.values()];
  }
}
