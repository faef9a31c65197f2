import type { HttpAnswer } from '#server/http/http-answer.ts';

/** An answer for one person's eyes: never kept by anybody in between. */
export interface DeskAnswer extends HttpAnswer {
  readonly cookies?: readonly string[];
}

const PRIVATE: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  vary: 'cookie',
};

export function deskAnswer(value: unknown, cookies: readonly string[] = []): DeskAnswer {
  return {
    status: 200,
    headers: { ...PRIVATE, 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(value),
    cookies,
  };
}

/** Why something was not done: a code for programs, words for people, and what the code needs. */
export interface Refusal {
  readonly code: string;
  readonly words: string;
  readonly received?: string;
  readonly expected?: string;
  readonly todo?: string;
  readonly retryAfterSeconds?: number;
  /** Under which an operator finds it in the log. */
  readonly errorId?: string;
}

export function refusalAnswer(
  status: number,
  refusal: Refusal,
  { headers = {}, cookies = [] }: Pick<DeskAnswer, 'cookies'> & { headers?: DeskAnswer['headers'] } = {},
): DeskAnswer {
  return {
    status,
    headers: { ...PRIVATE, 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(refusal),
    cookies,
  };
}
