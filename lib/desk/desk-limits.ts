/** What was typed for one seat: thirty candidates, a reason and a source take a fifth of it. */
export const DRAFT_BYTES_MAX = 16_384;
/** Fields of such a form, and of a list within it. */
export const DRAFT_FIELDS_MAX = 60;

/** One sentence that names who says so. */
export const SOURCE_CHARS_MAX = 200;

/** A reason is a sentence or three. */
export const REASON_CHARS_MAX = 500;

/** The longest name of a colleague that a list of colleagues has room for. */
export const USER_NAME_CHARS_MAX = 60;

/** A sentence that somebody chose to remember; more is hashed for nothing. */
export const PASSWORD_CHARS_MAX = 200;

/** Long enough for a UUID, and for a word that an administrator can type. */
export const USER_ID_CHARS_MAX = 40;

/** Doubts of one entry; the judge knows fewer codes. */
export const ACKNOWLEDGED_MAX = 60;

/** Candidates of whom the forecast is told: with more of them it is a forecast of the newsroom's. */
export const LOCAL_PRIORS_MAX = 40;

/**
 * What may be expected of a candidate, in thousandths of the valid votes, and how far off: neither certain nor impossible, and
 * no nearer than half a point, which no poll of a seat is.
 */
export const PRIOR_SHARE_PERMILLE = { least: 1, most: 999 } as const;
export const PRIOR_SD_PERMILLE = { least: 5, most: 300 } as const;

/** Chosen seats: beyond it a list of seats to watch is a list of seats. */
export const WATCH_PICKS_MAX = 40;
