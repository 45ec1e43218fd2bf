/** One bad field. */
export class FieldProblem {
  /** JSON pointer into the body, or `?name` for a query parameter. */
  pointer: string;
  /** Stable. */
  code: string;
  /** In the caller's language. */
  detail: string;
}

/** RFC 9457 problem document: why a request was refused. */
export class Problem {
  /** `urn:anzhi:problem:` and the code. */
  type: string;
  /** In the caller's language. */
  title: string;
  /** As the HTTP status. */
  status: number;
  /** Stable; the whole list is in `x-problem-codes`. */
  code: string;
  /** `urn:anzhi:request:` and the number by which the log knows this request. */
  instance: string;
  /** The values that the title names. */
  params?: Record<string, string | number>;
  /** The bad fields, when it is about fields. */
  errors?: FieldProblem[];
}
