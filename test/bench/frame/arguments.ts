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
  /** Public instances to be solved instead of measuring, for benchmarks that can. */
  readonly judging?: Judging;
}

export interface Judging {
  /** A file, or a folder of them. */
  readonly instances: string;
  /** For each. */
  readonly seconds: number;
  readonly threads: number;
  /** The folder the solutions are written to. */
  readonly out: string;
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
  const judging = judgingOf(values);
  if (typeof judging === 'string') return { refusal: judging };
  return {
    name,
    options: { json: values.json ?? false, full: values.full ?? false, seed, seniors, judging },
  };
}

function judgingOf(values: Record<string, unknown>): Judging | string | undefined {
  const { instances, seconds: wanted = '10', threads: many = '2', out = '.' } = values;
  const [seconds, threads] = [Number(wanted), Number(many)];
  if (!(seconds > 0)) return `The seconds must be positive, not "${wanted as string}".`;
  if (!(Number.isSafeInteger(threads) && threads > 0))
    return `The threads must be a positive integer, not "${many as string}".`;
  return instances === undefined
    ? undefined
    : { instances: instances as string, seconds, threads, out: out as string };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...{ json: { type: 'boolean' }, full: { type: 'boolean' } },
        ...{ seed: { type: 'string' }, seniors: { type: 'string' } },
        ...{ instances: { type: 'string' }, seconds: { type: 'string' } },
        ...{ threads: { type: 'string' }, out: { type: 'string' } },
      },
    });
  } catch (error) {
    return (error as Error).message;
  }
}
