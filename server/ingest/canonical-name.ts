/**
 * The form in which two spellings of one name are equal: case, Unicode form, accents, kind of apostrophe, hyphens,
 * "&" for "and" and the number of spaces do not tell people or places apart. Only compared, never shown.
 */
export function canonicalName(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’‘‛ʼ'`´.]/gu, '')
    .replace(/&/gu, ' and ')
    .replace(/[\p{Pd},]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}
