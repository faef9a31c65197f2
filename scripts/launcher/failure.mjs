/**
 * Something that the person at the keyboard can put right: wrong option, port taken, no Redis to be had. The
 * commands print its lines and end with 1; any other error is a fault of ours and keeps its stack.
 */
export class LauncherFailure extends Error {
  /** @param {string[]} lines what happened, what was expected, what to do */
  constructor(...lines) {
    super(lines.join('\n'));
    this.name = 'LauncherFailure';
  }
}
