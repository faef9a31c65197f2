/** The launcher takes a process that says nothing for a minute as hung, web its pages after a third of that. */
const ALIVE_MS = 2000;

/** Says again and again, to whoever started this process, that it comes back to its loop. It keeps nothing running. */
export function sayAlive(): void {
  // Nobody hears it once the channel has closed: the process is about to end.
  setInterval(() => process.send?.({ alive: true }, undefined, undefined, () => {}), ALIVE_MS).unref();
}
