export class CreatedDto {
  /** Id of what was recorded. */
  id: string;
}
