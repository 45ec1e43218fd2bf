import { DefaultNamingStrategy, type NamingStrategyInterface } from 'typeorm';

/** `startsAt` in code is `starts_at` in the database; entities need not repeat it. */
export class SnakeNaming extends DefaultNamingStrategy implements NamingStrategyInterface {
  override columnName(property: string, custom: string | undefined): string {
    return custom ?? property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  }
}
