import { vi } from 'vitest';
import { type ProblemCode, problems } from '#shared/problems.ts';

export interface SentRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: unknown;
}

type Answer = (request: SentRequest) => Response | Promise<Response>;

export interface FakeServer {
  /** Everything that was sent, in order. */
  readonly sent: SentRequest[];
  /** `on('GET', '/api/v1/session', () => json(...))`; the last one set counts. */
  on(method: string, path: string, answer: Answer): void;
}

/** Stands where the network would: the border of the process, and the only thing that is faked. */
export function fakeServer(): FakeServer {
  const answers = new Map<string, Answer>();
  const sent: SentRequest[] = [];
  vi.stubGlobal('fetch', async (address: string, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(address, 'http://evenhand.test');
    const request: SentRequest = {
      method: init.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      headers: new Headers(init.headers),
      body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
    };
    sent.push(request);
    const answer = answers.get(`${request.method} ${request.path}`);
    return answer === undefined ? refuse('not_found') : answer(request);
  });
  return { sent, on: (method, path, answer) => answers.set(`${method} ${path}`, answer) };
}

export function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
}

export function refuse(
  code: ProblemCode,
  extra: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Response {
  const { status, title } = problems[code];
  return new Response(JSON.stringify({ type: `/problems/${code}`, code, status, title, ...extra }), {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  });
}
