import { PASSWORD_CHARS_MAX } from '#lib/desk/desk-limits.ts';
import { folded } from '#lib/format/folded.ts';

/** Four random words have twenty; the shortest that a night of guessing does not find. */
export const PASSWORD_CHARACTERS_MIN = 12;
const DIFFERENT_CHARACTERS_MIN = 5;

/** What is in every list of the commonest passwords, and what is said all night in this room. */
const COMMONEST = [
  'password',
  'passwort',
  'passw0rd',
  'qwerty',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'letmein',
  'welcome',
  'iloveyou',
  'monkey',
  'dragon',
  'football',
  'baseball',
  'sunshine',
  'princess',
  'superman',
  'batman',
  'trustno',
  'admin',
  'administrator',
  'login',
  'master',
  'secret',
  'changeme',
  'default',
  'guest',
  'test',
  'abc',
  'abcdefghijkl',
  'election',
  'electionnight',
  'newsroom',
  'declared',
  'reporter',
  'editor',
  'chief',
];

/** Why a password must not be used, in words for whoever chose it; null when it may. */
export function passwordRefusal(password: string, name: string): string | null {
  const length = [...password].length;
  if (length < PASSWORD_CHARACTERS_MIN) {
    return `A password has at least ${PASSWORD_CHARACTERS_MIN} characters; four words will do.`;
  }
  if (length > PASSWORD_CHARS_MAX) {
    return `A password has at most ${PASSWORD_CHARS_MAX} characters.`;
  }
  if (new Set(password).size < DIFFERENT_CHARACTERS_MIN || isRun(password)) {
    return 'The same few characters again and again are guessed first.';
  }
  if (holdsName(password, name)) return 'A password must not hold the name.';
  return isCommonest(password) ? 'This is one of the passwords that are guessed first.' : null;
}

/** "123456789012", "abcdefghijkl", and the same backwards. */
function isRun(password: string): boolean {
  const steps = new Set(
    Array.from({ length: password.length - 1 }, (_, index) => {
      const step = password.charCodeAt(index + 1) - password.charCodeAt(index);
      // After 9 comes 0.
      return step === -9 ? 1 : step === 9 ? -1 : step;
    }),
  );
  return steps.size === 1;
}

function holdsName(password: string, name: string): boolean {
  const flat = folded(password).replaceAll(' ', '');
  const whole = folded(name).replaceAll(' ', '');
  return whole.length >= 3 && flat.includes(whole);
}

/** A common word, or some of them, with digits and signs around and for letters: "P4ssw0rd-2024!". */
function isCommonest(password: string): boolean {
  const plain = password.toLowerCase();
  const rest = (text: string) => {
    let left = text.replaceAll(/[^a-z]/g, '');
    for (const word of BY_LENGTH) left = left.replaceAll(word, '');
    return left;
  };
  // A year and an exclamation mark at the end are what is tried first, not letters in disguise.
  const [fromFirstToLastLetter = ''] = /[a-z](?:.*[a-z])?/s.exec(plain) ?? [];
  const asLetters = fromFirstToLastLetter.replaceAll(/[013457@$!]/g, (sign) => LOOKS_LIKE[sign] ?? sign);
  return rest(plain) === '' || rest(asLetters) === '';
}

const BY_LENGTH = COMMONEST.toSorted((left, right) => right.length - left.length);

const LOOKS_LIKE: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};
