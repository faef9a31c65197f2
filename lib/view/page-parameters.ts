import { MOMENT_PARAMETER } from './moment.ts';

/** Parameters of an address by name, the first where one is repeated; null where it is not there. */
export type PageParameters = (name: string) => string | null;

/** An address asks for no more than this: what is longer was not made by a page. */
const VALUE_LENGTH_MAX = 80;

export function pageParameters(
  given: Readonly<Record<string, string | readonly string[] | undefined>>,
): PageParameters {
  return (name) => {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    const first = typeof value === 'string' ? value : value?.[0];
    return first === undefined || first === '' ? null : first.slice(0, VALUE_LENGTH_MAX);
  };
}

/** An address with those parameters that have a value. The moment that a page shows is kept through all its links. */
export function pageAddress(
  path: string,
  parameters: Readonly<Record<string, string | null>>,
  anchor = '',
): string {
  const words = Object.entries(parameters).flatMap(([name, value]) =>
    value === null ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  const query = words.length === 0 ? '' : `?${words.join('&')}`;
  return `${path}${query}${anchor === '' ? '' : `#${anchor}`}`;
}

/** The moment that the address names, to be carried on. */
export function momentParameter(parameters: PageParameters): string | null {
  return parameters(MOMENT_PARAMETER);
}
