import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout: every path of the launcher starts here, whatever folder the command was typed in. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Fetched programs. Shared by all nights and tests of this checkout. */
export const VENDOR_FOLDER = path.join(ROOT, '.data', 'vendor');
