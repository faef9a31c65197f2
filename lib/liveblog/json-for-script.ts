/**
 * A value as JSON that may stand inside a script element: no "<" ends the element or opens a comment, and the two line
 * ends that JSON allows and scripts of old do not are escaped. It parses to the same value.
 */
export function jsonForScript(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
