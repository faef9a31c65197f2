/**
 * Where this site is open to readers, "https://results.example": as it was configured, never as a request says, whose
 * Host header anybody can write. Empty where nothing is configured.
 */
export function publicOrigin(): string {
  return process.env['DECLARED_ORIGIN'] ?? '';
}
