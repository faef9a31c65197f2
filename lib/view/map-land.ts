/** Where each seat of the map of the land has room for a letter, by ONS code: the middle of a circle, its radius. */
export type LandRooms = Readonly<Record<string, readonly [x: number, y: number, radius: number]>>;
