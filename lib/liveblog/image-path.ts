/** The id of a picture: the first half of what its bytes hash to. */
export const IMAGE_ID = /^[0-9a-f]{32}$/;

/** No rendition is larger on either side: a wall shows it at this width, a phone needs half. */
export const IMAGE_SIDE_PIXELS_MAX = 1280;

/** The longer side of each rendition, in pixels. A picture that is smaller stays as it is. */
export const RENDITIONS = { small: 640, large: IMAGE_SIDE_PIXELS_MAX } as const;

export type Rendition = keyof typeof RENDITIONS;

/** Where a picture of a published post is. Another content has another address, so that it can be kept for ever. */
export function imagePath(imageId: string, rendition: Rendition): string {
  return `/images/${imageId}-${rendition}.webp`;
}
