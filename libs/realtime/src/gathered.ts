interface Asked<Question, Answer> {
  readonly question: Question;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Answers many questions with one: what is asked while others are being answered is asked together next, in order. Where
 * little is going on nobody waits for company, and when all ask at once a few questions do for everybody.
 */
export class Gathered<Question, Answer> {
  private waiting: Asked<Question, Answer>[] = [];
  private running = 0;

  /**
   * @param answerAll answers in the order of the questions; its failure is that of all who asked together
   * @param together questions asked as one, at most
   * @param atOnce such questions on their way at the same moment, at most
   */
  constructor(
    private readonly answerAll: (questions: readonly Question[]) => Promise<readonly Answer[]>,
    private readonly together: number,
    private readonly atOnce = 1,
  ) {}

  /** The answer is as old as the question at most. */
  ask(question: Question): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ question, resolve, reject });
      this.next();
    });
  }

  private next(): void {
    if (this.running >= this.atOnce || !this.waiting.length) return;
    this.running++;
    void this.answer(this.waiting.splice(0, this.together));
  }

  private async answer(asked: readonly Asked<Question, Answer>[]): Promise<void> {
    try {
      const answers = await this.answerAll(asked.map(({ question }) => question));
      asked.forEach(({ resolve }, at) => resolve(answers[at]));
    } catch (error) {
      asked.forEach(({ reject }) => reject(error));
    } finally {
      this.running--;
      this.next();
    }
  }
}
