/** A position fits in a quarter of it; whoever sends more is not one of our pages. */
export const RESUME_BYTES_MAX = 512;

/** Socket.io's own small packets and one resume; its default of 1 MB is for other uses. */
export const SOCKET_MESSAGE_BYTES_MAX = 4096;

/** A page that reconnects in a tunnel asks a few times; a script that asks for ever is cut off. */
export const RESUMES_BURST_MAX = 5;
export const RESUME_REFILL_MS = 2000;

/** Beyond it a compressed snapshot is smaller than the events, and costs the broadcast nothing. */
export const DELTA_EVENTS_MAX = 60;

/** Events in one answer over HTTP: about 140 kB before compression. The next page starts after the last. */
export const EVENTS_PAGE_MAX = 200;

/** Invisible to a reader, and a burst costs at most ten frames a second a page: frames cost, bytes hardly do. */
export const BATCH_MS = 100;

/** Sent only when nothing else was, so that silence means that the line is dead. */
export const HEARTBEAT_MS = 5000;
export const HEARTBEAT_BYTES_MAX = 100;

/** Between two batches of the forecast: nobody reads chances faster than that. */
export const FORECAST_MS = 1000;

/** Longer than a heartbeat late by half, and short enough that "offline" shows within 10 s of losing the line. */
export const SILENCE_MS_MAX = 8000;

/** The first snapshot may take this long on a bad line; until it is here, the server has no reason to speak. */
export const FIRST_SNAPSHOT_MS_MAX = 30_000;

/** Between two looks at the clock for silence. */
export const WATCH_MS = 1000;

/** Back-off with full jitter: any moment between nothing and this, doubled at each failure up to the longest. */
export const RETRY_MS_FIRST = 500;
export const RETRY_MS_MAX = 15_000;

/** Asking over plain HTTP, when sockets are blocked; spread so that pages do not ask together. */
export const POLL_MS = 15_000;
export const POLL_JITTER_MS = 3000;

/** Failures to open a socket, one after another, before the page also asks over plain HTTP. */
export const SOCKET_FAILURES_MAX = 2;

/** Letters of a chain or a state hash in a heartbeat: enough to notice a difference, not to prove equality. */
export const SHORT_HASH_LENGTH = 8;

/** A complete night, compressed: one second on a slow phone connection. */
export const SNAPSHOT_BYTES_MAX = 40_000;

/** One declaration as it travels, with its frame. */
export const DECLARATION_BYTES_MAX = 1000;

/** Snapshots taken one after another without ever being current: then waiting is no use, and the page says so. */
export const SNAPSHOTS_IN_A_ROW_MAX = 6;
