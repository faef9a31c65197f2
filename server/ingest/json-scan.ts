// One idea in over 200 lines: a complete JSON reader. JSON.parse keeps the last of two equal keys in silence, says nothing
// of depth, and turns -0, 1e3 and 2^53 + 1 into numbers that look right.

/** Names through which an object's workings could be reached. Never a field, never an id. */
export const FORBIDDEN_NAMES: ReadonlySet<string> = new Set([
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '__defineGetter__',
  '__defineSetter__',
]);

/** The format nests three deep; sixteen leaves room and keeps the reader's stack small. */
const DEPTH_MAX = 16;
/** A double holds 15 decimal digits exactly; a longer whole number would be read as another. */
const NUMBER_DIGITS_MAX = 15;

export interface ScanFault {
  readonly code:
    | 'SYNTAX'
    | 'TRUNCATED'
    | 'TRAILING'
    | 'DUPLICATE_KEY'
    | 'FORBIDDEN_KEY'
    | 'TOO_DEEP'
    | 'ENCODING'
    | 'NOT_INTEGER'
    | 'NOT_SAFE_INTEGER';
  /** JSON path of the value. */
  readonly path: string;
  readonly received: string;
  readonly expected: string;
  readonly line: number;
  readonly column: number;
}

export type Scanned =
  | {
      readonly ok: true;
      readonly value: unknown /** Paths of numbers written "12.0". */;
      readonly pointed: ReadonlySet<string>;
    }
  | { readonly ok: false; readonly fault: ScanFault };

/** Reads exactly one JSON value. Objects come without a prototype. Never throws, whatever the text. */
export function scanJson(text: string): Scanned {
  const scan = new Scan(text);
  try {
    const value = scan.document();
    return { ok: true, value, pointed: scan.pointed };
  } catch (stop) {
    if (stop instanceof Stop) return { ok: false, fault: stop.fault };
    throw stop;
  }
}

class Stop {
  readonly fault: ScanFault;
  constructor(fault: ScanFault) {
    this.fault = fault;
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that JSON forbids inside text
const PLAIN = /[^"\\\u0000-\u001F]*/y;
const WORD = /[+\-\w.'$]{1,40}/y;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

class Scan {
  readonly pointed = new Set<string>();
  readonly #text: string;
  #at = 0;
  #path: (string | number)[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  document(): unknown {
    const value = this.#value();
    this.#space();
    if (this.#at < this.#text.length) this.#stop('TRAILING', this.#peekWord(), 'the end of the message');
    return value;
  }

  #value(): unknown {
    this.#space();
    const character = this.#text[this.#at];
    if (character === undefined) this.#stop('TRUNCATED', 'the end', 'a value');
    if (character === '{') return this.#object();
    if (character === '[') return this.#array();
    if (character === '"') return this.#string();
    if (character === '-' || (character >= '0' && character <= '9')) return this.#number();
    return this.#literal();
  }

  #object(): unknown {
    this.#enter();
    const object: Record<string, unknown> = Object.create(null);
    if (this.#next('}')) return object;
    for (;;) {
      this.#space();
      if (this.#text[this.#at] !== '"') this.#unexpected('a field name in double quotes');
      const key = this.#string();
      if (FORBIDDEN_NAMES.has(key)) this.#stop('FORBIDDEN_KEY', key, 'a field of the format');
      this.#path.push(key);
      if (Object.hasOwn(object, key)) this.#stop('DUPLICATE_KEY', key, 'each field once');
      if (!this.#next(':')) this.#unexpected('":"');
      object[key] = this.#value();
      this.#path.pop();
      if (this.#next('}')) return object;
      if (!this.#next(',')) this.#unexpected('"," or "}"');
    }
  }

  #array(): unknown {
    this.#enter();
    const list: unknown[] = [];
    if (this.#next(']')) return list;
    for (;;) {
      this.#path.push(list.length);
      list.push(this.#value());
      this.#path.pop();
      if (this.#next(']')) return list;
      if (!this.#next(',')) this.#unexpected('"," or "]"');
    }
  }

  /** Depth is the length of the path: it grows by one for every object or list that is open. */
  #enter(): void {
    this.#at += 1;
    if (this.#path.length >= DEPTH_MAX)
      this.#stop('TOO_DEEP', `${this.#path.length + 1} levels`, `at most ${DEPTH_MAX}`);
  }

  #string(): string {
    this.#at += 1;
    let value = '';
    for (;;) {
      value += this.#match(PLAIN);
      const character = this.#text[this.#at];
      if (character === undefined) this.#stop('TRUNCATED', value, 'the closing quote');
      this.#at += 1;
      if (character === '"') break;
      if (character !== '\\') this.#stop('SYNTAX', character, 'no bare control character inside text');
      value += this.#escape();
    }
    if (value.includes('\u0000')) this.#stop('ENCODING', 'a NUL inside text', 'text without NUL');
    if (!value.isWellFormed()) this.#stop('ENCODING', 'half a surrogate pair', 'whole characters');
    return value;
  }

  #escape(): string {
    const character = this.#text[this.#at];
    if (character === undefined) this.#stop('TRUNCATED', 'the end', 'the rest of an escape');
    this.#at += 1;
    const plain = ESCAPES[character];
    if (plain !== undefined) return plain;
    if (character !== 'u') this.#stop('SYNTAX', `\\${character}`, 'an escape of JSON');
    const digits = this.#text.slice(this.#at, this.#at + 4);
    if (digits.length < 4 && /^[\dA-Fa-f]*$/.test(digits)) this.#stop('TRUNCATED', digits, 'four digits');
    if (!/^[\dA-Fa-f]{4}$/.test(digits)) this.#stop('SYNTAX', `\\u${digits}`, 'four hexadecimal digits');
    this.#at += 4;
    return String.fromCharCode(Number.parseInt(digits, 16));
  }

  #number(): number {
    const start = this.#at;
    NUMBER.lastIndex = start;
    const found = NUMBER.exec(this.#text);
    const word = this.#peekWord();
    const atEnd = start + word.length >= this.#text.length;
    if (found === null || found[0] !== word) {
      if (atEnd && /^-?(\d+(\.\d*)?([eE][+-]?)?)?$/.test(word))
        this.#stop('TRUNCATED', word, 'the rest of a number');
      this.#stop('SYNTAX', word, 'a number in plain digits');
    }
    this.#at += word.length;
    const value = Number(word);
    if (Object.is(value, -0)) this.#stop('NOT_INTEGER', word, 'a whole number');
    const digits = word.replace(/\D/g, '').length;
    if (found[1] === undefined && digits > NUMBER_DIGITS_MAX)
      this.#stop('NOT_SAFE_INTEGER', word, `at most ${NUMBER_DIGITS_MAX} digits`);
    if (found[2] !== undefined) {
      const code = Number.isSafeInteger(value) ? 'NOT_INTEGER' : 'NOT_SAFE_INTEGER';
      this.#stop(code, word, 'a number without an exponent');
    }
    if (found[1] !== undefined && Number.isInteger(value)) this.pointed.add(pathText(this.#path));
    return value;
  }

  #literal(): boolean | null {
    const word = this.#peekWord();
    for (const [literal, value] of [
      ['true', true],
      ['false', false],
      ['null', null],
    ] as const) {
      if (word === literal) {
        this.#at += word.length;
        return value;
      }
      const isCut = literal.startsWith(word) && this.#at + word.length >= this.#text.length;
      if (word !== '' && isCut) this.#stop('TRUNCATED', word, literal);
    }
    return this.#unexpected('a value of JSON');
  }

  #next(character: string): boolean {
    this.#space();
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #space(): void {
    while (isSpace(this.#text.charCodeAt(this.#at))) this.#at += 1;
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }

  #peekWord(): string {
    WORD.lastIndex = this.#at;
    return WORD.exec(this.#text)?.[0] ?? this.#text.slice(this.#at, this.#at + 1);
  }

  #unexpected(expected: string): never {
    const isEnd = this.#at >= this.#text.length;
    return this.#stop(isEnd ? 'TRUNCATED' : 'SYNTAX', isEnd ? 'the end' : this.#peekWord(), expected);
  }

  #stop(code: ScanFault['code'], received: string, expected: string): never {
    const before = this.#text.slice(0, this.#at).split('\n');
    const column = (before.at(-1) ?? '').length + 1;
    throw new Stop({ code, path: pathText(this.#path), received, expected, line: before.length, column });
  }
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/** ["candidates", 2, "votes"] as "candidates[2].votes". */
export function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
}
