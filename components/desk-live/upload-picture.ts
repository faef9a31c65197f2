import type { ImageBlock } from '#lib/election/written-document.ts';

/** A photograph over a bad line takes its time; longer than this nobody waits for an answer. */
const UPLOAD_MS_MAX = 60_000;

export type UploadAnswer =
  | { readonly kind: 'stored'; readonly image: Pick<ImageBlock, 'imageId' | 'width' | 'height'> }
  | { readonly kind: 'refused'; readonly words: string };

/** Hands a picture to the desk's store. Sent again it is the same picture. */
export async function uploadPicture(file: File): Promise<UploadAnswer> {
  try {
    const response = await fetch('/desk/api/images', {
      method: 'POST',
      headers: { 'content-type': file.type, 'x-declared-desk': '1' },
      body: file,
      cache: 'no-store',
      credentials: 'same-origin',
      signal: AbortSignal.timeout(UPLOAD_MS_MAX),
    });
    const answer = await response.json();
    if (response.ok) return { kind: 'stored', image: answer };
    return { kind: 'refused', words: String(answer.words) };
  } catch {
    return { kind: 'refused', words: 'The picture did not get through. Nothing is lost: send it again.' };
  }
}
