/** Height of the picture of the night along its line, in the picture's units. Apart: the closed line needs no more. */
export const STRIP_HEIGHT = 32;
