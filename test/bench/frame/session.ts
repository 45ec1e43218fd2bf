import type { TestDatabase } from '@test/database';
import type { Shutdown } from '../../../apps/cli/src/shutdown';
import type { Options } from './arguments';
import type { Bench, BenchRun } from './bench';
import type { Cluster } from './cluster';
import { alternate, type Comparison, type Contest } from './comparison';
import { Control } from './control';
import { jsonLine, passes, textLine, type Measure } from './report';

/** More than this and the rounds were not measured on the same machine, so to speak. */
const STEADY = 0.15;

interface Output {
  /** Results. */
  result(line: string): void;
  progress(text: string): void;
}

/** One run of one benchmark. */
export class Session implements BenchRun {
  readonly full: boolean;
  readonly seed: number;
  readonly seniors: number | undefined;
  private control: Promise<Control> | undefined;
  private note: string | undefined;
  private measured = 0;
  private missed = 0;

  constructor(
    private readonly bench: Bench,
    private readonly options: Options,
    private readonly cluster: Cluster,
    private readonly shutdown: Shutdown,
    private readonly output: Output,
  ) {
    this.full = options.full;
    this.seed = options.seed;
    this.seniors = options.seniors;
  }

  /** Whether something was measured and nothing missed its target. */
  get passed(): boolean {
    return this.measured > 0 && this.missed === 0;
  }

  progress(text: string): void {
    this.output.progress(text);
  }

  database(from?: TestDatabase): Promise<TestDatabase> {
    return this.cluster.database(from);
  }

  own<T>(opening: Promise<T>, close: (opened: T) => Promise<void>): Promise<T> {
    return this.shutdown.own(opening, close);
  }

  async alternate<Name extends string>(contest: Contest<Name>): Promise<Comparison<Name>> {
    const control = await (this.control ??= this.openControl());
    await this.cluster.checkpoint();
    const comparison = await alternate(contest, {
      control: () => control.round(),
      tell: (text) => this.progress(text),
    });
    if (comparison.controlMoved > STEADY) {
      const percent = Math.round(comparison.controlMoved * 100);
      this.note = `the machine was not steady: the control moved by ${percent} % between the rounds`;
      this.progress(`note: ${this.note}`);
    }
    return comparison;
  }

  measure(measure: Measure): void {
    this.measured++;
    if (!passes(measure)) this.missed++;
    const { bench, note, cluster } = this;
    const circumstances = { bench: bench.name, note, settings: cluster.settings };
    this.output.result(this.options.json ? jsonLine(measure, circumstances) : textLine(measure));
  }

  private openControl(): Promise<Control> {
    return this.cluster.emptyDatabase('bench_control').then((url) => Control.open(url));
  }
}
