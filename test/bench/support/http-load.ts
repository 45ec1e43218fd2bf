import { Agent, request } from 'node:http';
import { eachOf } from './each-of';

export interface Call {
  readonly method: 'GET' | 'POST';
  /** Below `/api/v1`. */
  readonly path: string;
  readonly token: string;
  readonly commandKey?: string;
  readonly body?: object;
  readonly expect: number;
}

/**
 * Calls the API from so many clients at once, each over its own kept connection, the next call after the answer.
 * @returns milliseconds each call took, to the last byte of the answer
 * @throws Error with the answer to the first call that did not end as expected
 */
export async function httpLoad(url: string, clients: number, calls: Iterable<Call>): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const tookMs: number[] = [];
  try {
    await eachOf(calls, clients, async (call) => {
      const startedMs = performance.now();
      const { status, text } = await send(agent, url, call);
      tookMs.push(performance.now() - startedMs);
      if (status !== call.expect) throw new Error(`${call.method} ${call.path} answered ${status}: ${text}`);
    });
    return tookMs;
  } finally {
    agent.destroy();
  }
}

function send(
  agent: Agent,
  url: string,
  { method, path, token, commandKey, body }: Call,
): Promise<{ status: number; text: string }> {
  const content = body && JSON.stringify(body);
  const headers = {
    authorization: `Bearer ${token}`,
    'accept-language': 'zh-CN',
    ...(commandKey && { 'idempotency-key': commandKey }),
    ...(content && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(content) }),
  };
  return new Promise((resolve, reject) => {
    const sent = request(`${url}/api/v1${path}`, { agent, method, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
      );
      answer.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(content);
  });
}
