/** A reason in words, under a stable code. */
export class SentenceView {
  code: string;
  zh: string;
  en: string;
}
