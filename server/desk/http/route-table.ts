import type { Route } from './route.ts';

export interface FoundRoute {
  /** Null when there is none for the method. */
  readonly route: Route | null;
  readonly words: Readonly<Record<string, string>>;
  /** Methods by which the path may be asked; empty when there is no such path. */
  readonly methods: readonly Route['method'][];
}

/** The route for a request. A path is compared as it was sent: nothing is decoded, nothing is tidied. */
export function findRoute(routes: readonly Route[], method: string, path: string): FoundRoute {
  const matching = routes.flatMap((route) => {
    const words = wordsOf(route.path, path);
    return words === null ? [] : [{ route, words }];
  });
  const found = matching.find(({ route }) => route.method === method);
  return {
    route: found?.route ?? null,
    words: found?.words ?? {},
    methods: [...new Set(matching.map(({ route }) => route.method))],
  };
}

const WORD = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

function wordsOf(pattern: string, path: string): Readonly<Record<string, string>> | null {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return null;
  const words: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const word = given[index] ?? '';
    if (!part.startsWith(':')) {
      if (part !== word) return null;
    } else if (WORD.test(word)) words[part.slice(1)] = word;
    else return null;
  }
  return words;
}
