/** "Ynys Môn" as "ynys-mon": lower case, ASCII, hyphens. */
export function slugOf(name: string): string {
  return plainOf(name)
    .replaceAll(/[.'’]/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

/** A name as compared between files that spell it differently: "The", "&" and accents do not count. */
export function comparableName(name: string): string {
  return plainOf(name)
    .replaceAll('&', 'and')
    .replaceAll(/[^a-z0-9]/g, '');
}

/** Ballot papers list candidates by surname, then by other names (1983 Act, schedule 1, rule 14 and 19). */
export function inBallotOrder(
  a: { readonly surname: string; readonly firstName: string },
  b: { readonly surname: string; readonly firstName: string },
): number {
  return (
    compareText(letters(a.surname), letters(b.surname)) ||
    compareText(letters(a.firstName), letters(b.firstName))
  );
}

/** Order by code unit: the same on every machine, whatever its language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function letters(text: string): string {
  return plainOf(text).replaceAll(/[^a-z -]/g, '');
}

function plainOf(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase();
}
