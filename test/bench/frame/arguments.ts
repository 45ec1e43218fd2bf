import { parseArgs } from 'node:util';

export interface Options {
  /** JSON lines on the standard output instead of a table. */
  readonly json: boolean;
  /** The longer parts as well, without a deadline. */
  readonly full: boolean;
  /** Everything random follows from it. */
  readonly seed: number;
  /** How large the city is to be, for benchmarks that build one; each has a default. */
  readonly seniors?: number;
}

export type Command = { readonly name: string; readonly options: Options } | { readonly refusal: string };

const DEFAULT_SEED = 1;

/** What the caller wants, or why he cannot have it. @param known names of the benchmarks */
export function parseCommand(args: readonly string[], known: readonly string[]): Command {
  const parsed = parse(args);
  if (typeof parsed === 'string') return { refusal: parsed };
  const { values, positionals } = parsed;
  const [name, ...more] = positionals;
  if (name === undefined) return { refusal: 'Which benchmark?' };
  if (more.length > 0) return { refusal: `One benchmark at a time, not also ${more.join(', ')}.` };
  if (!known.includes(name)) return { refusal: `There is no benchmark "${name}".` };
  const seed = Number(values.seed ?? DEFAULT_SEED);
  if (!Number.isSafeInteger(seed)) return { refusal: `The seed must be an integer, not "${values.seed}".` };
  const seniors = values.seniors === undefined ? undefined : Number(values.seniors);
  if (seniors !== undefined && !(Number.isSafeInteger(seniors) && seniors > 0))
    return { refusal: `The number of seniors must be a positive integer, not "${values.seniors}".` };
  return { name, options: { json: values.json ?? false, full: values.full ?? false, seed, seniors } };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...{ json: { type: 'boolean' }, full: { type: 'boolean' } },
        ...{ seed: { type: 'string' }, seniors: { type: 'string' } },
      },
    });
  } catch (error) {
    return (error as Error).message;
  }
}
