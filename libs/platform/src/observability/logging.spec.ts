import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { Writable } from 'node:stream';
import { pinoHttp } from 'pino-http';
import { requestLogs } from './logging';

/** What the loggers of a request and of its answer write. */
function linesOf(change: (request: IncomingMessage) => void): string {
  const lines: string[] = [];
  const stream = new Writable({
    write(line: Buffer, _encoding, done) {
      lines.push(line.toString());
      done();
    },
  });
  const request = new IncomingMessage(new Socket());
  change(request);
  const response = new ServerResponse(request);
  pinoHttp({ ...requestLogs({ logLevel: 'info' }), stream })(request, response);
  request.log.info('asked');
  response.log.info('answered');
  return lines.join('');
}

describe('The logger of a request', () => {
  it('says which request it was, and nothing of its headers', () => {
    const lines = linesOf((request) => {
      request.id = 'request-7';
      request.headers = { authorization: 'Bearer secret' };
    });
    expect(lines).toContain('"reqId":"request-7"');
    expect(lines).not.toContain('secret');
  });

  it('does not even read what was sent', () => {
    const read = jest.fn();
    linesOf((request) => Object.defineProperty(request, 'body', { get: read, enumerable: true }));
    expect(read).not.toHaveBeenCalled();
  });
});
