/** The only source of the present moment. Tests move it; nothing else reads the machine's time. */
export abstract class Clock {
  abstract now(): Date;
}

export class SystemClock extends Clock {
  /** @param offsetMs shifts the clock, for rehearsals of a later day */
  constructor(private readonly offsetMs = 0) {
    super();
  }

  now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }
}

export class ManualClock extends Clock {
  constructor(private instant: Date) {
    super();
  }

  now(): Date {
    return new Date(this.instant);
  }

  set(instant: Date): void {
    this.instant = new Date(instant);
  }

  advanceMinutes(count: number): void {
    this.instant = new Date(this.instant.getTime() + count * 60_000);
  }
}
