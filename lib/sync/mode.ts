/** Live, test and rehearsal data never meet: the mode is part of every key, message and event chain. */
export const MODES = ['live', 'test', 'rehearsal'] as const;
export type Mode = (typeof MODES)[number];
