import { createHash } from 'node:crypto';

/** SHA-256 of bytes in lower-case hexadecimal. */
export function sha256OfBytes(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Content hash of a pack: SHA-256 of the lines "hash, two spaces, name, line end" of its files in order of
 * their names, so that `LC_ALL=C sha256sum` over the files, piped into `sha256sum`, gives the same.
 */
export function packHashOf(files: readonly { readonly name: string; readonly sha256: string }[]): string {
  const ordered = [...files].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return sha256OfBytes(ordered.map((file) => `${file.sha256}  ${file.name}\n`).join(''));
}
