import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sharp } from 'sharp';
import { IMAGE_ID, RENDITIONS, type Rendition } from '#lib/liveblog/image-path.ts';

/** A photograph of a good telephone; what is larger was not meant for a page. */
export const IMAGE_BYTES_MAX = 12 * 1024 * 1024;
/** Fifty megapixels decode to 200 MB: the most that one upload may cost. */
const IMAGE_PIXELS_MAX = 50_000_000;
/** A picture of fewer pixels is a symbol or a tracking dot. */
const SIDE_PIXELS_MIN = 100;
const WEBP_QUALITY = 78;
/** Pictures are made one after another; more of them than these do not wait in memory. */
const WAITING_MAX = 4;

/** What is read, by content and never by name. Formats that can hold scripts or films are not among them. */
const FORMATS: ReadonlySet<string> = new Set(['jpeg', 'png', 'webp']);

export interface StoredImage {
  readonly kind: 'stored';
  readonly imageId: string;
  /** Of the larger rendition. */
  readonly width: number;
  readonly height: number;
}

export interface ImageRefused {
  readonly kind: 'refused';
  readonly code: 'TOO_LARGE' | 'NOT_AN_IMAGE' | 'TOO_SMALL' | 'BUSY' | 'NO_PICTURES';
  readonly words: string;
}

export interface ImageStore {
  /** Takes a picture in. What is kept was drawn anew from its pixels: no other byte of the upload, place or name. */
  store(bytes: Uint8Array): Promise<StoredImage | ImageRefused>;
  /** The bytes of a rendition, as WebP; null when there is no such picture. */
  read(imageId: string, rendition: Rendition): Promise<Buffer | null>;
}

/** Pictures of the liveblog, each under the hash of what it became. Nothing is public because it is here. */
export function openImageStore(folder: string): ImageStore {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    async store(bytes) {
      if (bytes.length > IMAGE_BYTES_MAX) {
        return refused('TOO_LARGE', `A picture has at most ${IMAGE_BYTES_MAX / 1024 / 1024} MB.`);
      }
      if (waiting >= WAITING_MAX) return refused('BUSY', 'Other pictures are being made. Try again.');
      waiting += 1;
      const made = last.then(() => make(folder, bytes)).finally(() => (waiting -= 1));
      last = made.catch(() => {});
      return made;
    },
    async read(imageId, rendition) {
      if (!IMAGE_ID.test(imageId)) return null;
      return readFile(fileOf(folder, imageId, rendition)).catch(() => null);
    },
  };
}

async function make(folder: string, bytes: Uint8Array): Promise<StoredImage | ImageRefused> {
  // Loaded with the first picture: it is native, and a night without pictures must start where it is missing.
  const sharp = await import('sharp').then(
    (module) => module.default,
    () => null,
  );
  if (sharp === null) return refused('NO_PICTURES', 'Pictures cannot be drawn on this machine.');
  const source = () => sharp(bytes, { limitInputPixels: IMAGE_PIXELS_MAX, failOn: 'error', animated: false });
  const about = await source()
    .metadata()
    .catch(() => null);
  if (about === null || !FORMATS.has(about.format ?? '')) {
    return refused('NOT_AN_IMAGE', 'This is no JPEG, PNG or WebP picture of at most fifty megapixels.');
  }
  if (Math.min(about.width, about.height) < SIDE_PIXELS_MIN) {
    return refused('TOO_SMALL', `A picture has at least ${SIDE_PIXELS_MIN} pixels on each side.`);
  }
  const drawn = await Promise.all([draw(source(), 'large'), draw(source(), 'small')]).catch(() => null);
  if (drawn === null) return refused('NOT_AN_IMAGE', 'The picture is damaged: it cannot be read to its end.');
  const [large, small] = drawn;
  const imageId = createHash('sha256').update(large.data).digest('hex').slice(0, 32);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await keep(fileOf(folder, imageId, 'large'), large.data);
  await keep(fileOf(folder, imageId, 'small'), small.data);
  return { kind: 'stored', imageId, width: large.info.width, height: large.info.height };
}

/** Upright as it was taken, without its metadata: those name places and people. */
function draw(source: Sharp, rendition: Rendition) {
  const side = RENDITIONS[rendition];
  return source
    .autoOrient()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: WEBP_QUALITY })
    .toBuffer({ resolveWithObject: true });
}

/** Whole at once: whoever reads it never sees half a picture. */
async function keep(file: string, bytes: Uint8Array): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, bytes, { mode: 0o600 });
  await rename(draft, file);
}

function fileOf(folder: string, imageId: string, rendition: Rendition): string {
  return join(folder, `${imageId}-${rendition}.webp`);
}

function refused(code: ImageRefused['code'], words: string): ImageRefused {
  return { kind: 'refused', code, words };
}
