import { lang, say } from '../words/language.js';
import { learnTime } from './clock.js';
import { uuidv7 } from './uuid.js';

const BASE = '/api/v1';
const PAUSES_MS = [400, 1_000, 2_500, 5_000];

/** A refusal of the server (RFC 9457), or a server that could not be reached. */
export class Problem extends Error {
  /** @param {{ title: string, status: number, code: string, errors?: { pointer: string, detail: string }[] }} document */
  constructor(document) {
    super(document.title);
    this.status = document.status;
    this.code = document.code;
    this.fields = document.errors ?? [];
  }
}

const unreachable = () =>
  new Problem({
    title: say(
      '网络不通，没有收到答复。请再按一次：不会重复办理。',
      'No answer from the server. Please press again: nothing will be done twice.',
    ),
    status: 0,
    code: 'network',
  });

/** Keys of commands whose outcome is not known yet; the same command sent again carries the same key. */
const openCommands = new Map();

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Whether the outcome is still open: nothing came back, the server is busy, or it is at this very command. */
const isOpen = (problem) => [0, 503].includes(problem.status) || problem.code === 'command.in-progress';

/**
 * One request, repeated with the same key while its outcome is open; without any network there is no use in that.
 * @param {{ method?: string, body?: object | FormData, token?: string, asFile?: boolean }} options
 *   `asFile`: the answer is a file and not JSON
 * @throws {Problem}
 */
export async function send(path, { method = 'GET', body, token, asFile } = {}) {
  const command = method === 'GET' ? undefined : `${method} ${path} ${textOf(body)}`;
  if (command && !openCommands.has(command)) openCommands.set(command, uuidv7());
  for (let attempt = 0; ; attempt++) {
    try {
      const answer = await once(path, {
        method,
        body,
        token,
        asFile,
        key: command && openCommands.get(command),
      });
      openCommands.delete(command);
      return answer;
    } catch (problem) {
      if (!isOpen(problem)) openCommands.delete(command);
      if (!isOpen(problem) || attempt === PAUSES_MS.length || !navigator.onLine) throw problem;
      await pause(PAUSES_MS[attempt]);
    }
  }
}

const isForm = (body) => body instanceof window.FormData;

/** The same for the same content: a form of files by name, size and date. */
const textOf = (body) =>
  JSON.stringify(
    isForm(body)
      ? [...body].map(([name, value]) => [name, value.name ?? value, value.size, value.lastModified])
      : body,
  );

async function once(path, { method, body, token, key, asFile }) {
  const headers = { 'Accept-Language': lang() };
  if (token) headers.Authorization = `Bearer ${token}`;
  if (key) headers['Idempotency-Key'] = key;
  // the browser says itself how a form is cut
  if (body && !isForm(body)) headers['Content-Type'] = 'application/json';
  const content = body && !isForm(body) ? JSON.stringify(body) : body;
  const response = await fetch(BASE + path, { method, headers, body: content }).catch(() => {
    throw unreachable();
  });
  learnTime(response);
  if (asFile && response.ok) return fileOf(response);
  const answer = await response.text().then(parsed, () => {
    throw unreachable();
  });
  if (!response.ok) throw new Problem(answer ?? { title: response.statusText, status: response.status });
  return answer;
}

async function fileOf(response) {
  const [, name = ''] =
    /filename\*=UTF-8''([^;]+)/i.exec(response.headers.get('content-disposition') ?? '') ?? [];
  const content = await response.blob().catch(() => {
    throw unreachable();
  });
  return { name: decodeURIComponent(name), content };
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
