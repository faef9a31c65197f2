import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface RegexLiteral {
  /** file:line */
  readonly place: string;
  readonly source: string;
  readonly flags: string;
}

/** After these a slash begins a regular expression; after anything else it divides. */
const BEFORE_EXPRESSION =
  /^(?:|=>|[([{,;:=!&|?+\-*%~^}]|return|typeof|case|in|of|delete|void|do|else|await|yield)$/;

/** Every regular expression that is written in files of a folder whose name ends so. */
export function regexLiteralsIn(root: string, folder: string, ending: RegExp): readonly RegexLiteral[] {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => ending.test(file))
    .flatMap((file) => {
      const place = join(folder, file);
      return literalsOf(readFileSync(join(root, place), 'utf8')).map(({ line, ...literal }) => ({
        place: `${place}:${line}`,
        ...literal,
      }));
    });
}

interface Found {
  readonly line: number;
  readonly source: string;
  readonly flags: string;
}

/** Walks over a text of TypeScript, past its comments, strings and templates. Throws at what it cannot read. */
export function literalsOf(text: string): readonly Found[] {
  const found: Found[] = [];
  const open: ('block' | 'template')[] = [];
  let before = '';
  for (let at = 0; at < text.length; ) {
    const [char = '', two] = [text[at], text.slice(at, at + 2)];
    if (/\s/.test(char)) at += 1;
    else if (two === '//') at = endOf(text, '\n', at);
    else if (two === '/*') at = endOf(text, '*/', at + 2);
    else if (char === "'" || char === '"') {
      at = stringEnd(text, at, [char]);
      before = 'a string';
    } else if (char === '`' || (char === '}' && open.at(-1) === 'template')) {
      if (char === '}') open.pop();
      at = stringEnd(text, at, ['`', '${']);
      const goesOn = text[at - 1] === '{';
      if (goesOn) open.push('template');
      before = goesOn ? '{' : 'a string';
    } else if (char === '/' && BEFORE_EXPRESSION.test(before)) {
      const end = expressionEnd(text, at);
      const flags = /^[a-z]*/.exec(text.slice(end))?.[0] ?? '';
      found.push({ line: text.slice(0, at).split('\n').length, source: text.slice(at + 1, end - 1), flags });
      at = end + flags.length;
      before = 'an expression';
    } else {
      if (char === '{') open.push('block');
      if (char === '}') open.pop();
      before = /^[\w$]+/.exec(text.slice(at, at + WORD_CHARACTERS_MAX))?.[0] ?? (two === '=>' ? two : char);
      at += before.length;
    }
  }
  return found;
}

const WORD_CHARACTERS_MAX = 200;

function endOf(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at === -1 ? text.length : at + mark.length;
}

function stringEnd(text: string, from: number, marks: readonly string[]): number {
  for (let at = from + 1; at < text.length; at += text[at] === '\\' ? 2 : 1) {
    const mark = marks.find((each) => text.startsWith(each, at));
    if (mark !== undefined) return at + mark.length;
  }
  throw new Error(`No end of a string: ${text.slice(from, from + 40)}`);
}

function expressionEnd(text: string, from: number): number {
  let isInClass = false;
  for (let at = from + 1; at < text.length && text[at] !== '\n'; at += text[at] === '\\' ? 2 : 1) {
    if (text[at] === '[') isInClass = true;
    else if (text[at] === ']') isInClass = false;
    else if (text[at] === '/' && !isInClass) return at + 1;
  }
  throw new Error(`No end of an expression: ${text.slice(from, from + 40)}`);
}
