import { createInterface } from 'node:readline';

/** No line that somebody types is longer; what is, is a file that was sent by mistake. */
const LINE_CHARACTERS_MAX = 1_000;

/**
 * The password from the terminal, twice and unseen, or the first line of what is piped in. Never from the command
 * line: that is in the shell's history, and in the list of processes. Null when the two are not the same.
 */
export async function readPassword(name: string): Promise<string | null> {
  if (!process.stdin.isTTY) return firstLine();
  const first = await askUnseen(`Password for ${name}: `);
  const second = await askUnseen('The same again: ');
  return first === second ? first : null;
}

async function firstLine(): Promise<string> {
  for await (const line of createInterface({ input: process.stdin })) {
    return line.slice(0, LINE_CHARACTERS_MAX);
  }
  return '';
}

const ENTER = new Set(['\r', '\n']);
const ERASE = new Set(['\u007f', '\b']);
const INTERRUPT = '\u0003';

function askUnseen(question: string): Promise<string> {
  const { stdin, stderr } = process;
  stderr.write(question);
  stdin.setRawMode(true);
  stdin.setEncoding('utf8');
  stdin.resume();
  return new Promise((resolve) => {
    let typed = '';
    const hear = (text: string) => {
      for (const character of text) {
        if (character === INTERRUPT) process.exit(130);
        if (ENTER.has(character)) {
          stdin.off('data', hear);
          stdin.setRawMode(false);
          stdin.pause();
          stderr.write('\n');
          return resolve(typed);
        }
        typed = ERASE.has(character) ? [...typed].slice(0, -1).join('') : typed + character;
      }
    };
    stdin.on('data', hear);
  });
}
