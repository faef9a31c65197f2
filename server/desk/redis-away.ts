/** Whether something failed because Redis did not answer, or could not; then nobody is let in, and told so. */
export function isRedisAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (AWAY_NAMES.has(error.name)) return true;
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return AWAY_CODES.has(code) || AWAY_WORDS.test(error.message);
}

const AWAY_NAMES: ReadonlySet<string> = new Set(['MaxRetriesPerRequestError', 'AbortError', 'DeskUnread']);
const AWAY_CODES: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT']);
const AWAY_WORDS =
  /^(Command timed out|Connection is closed|Stream isn't writeable|LOADING|OOM|MISCONF|READONLY|MASTERDOWN|BUSY|NOREPLICAS)/;
