import type { FeedMessage } from '../feed-message.ts';
import { type Problem, problem } from '../problem.ts';
import { doubt, type Finding } from './finding.ts';

/** Control, invisible, reordering and private characters, and the brackets of mark-up. */
const UNSEEN_OR_MARKUP = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}<>]/u;
/** Names on a British ballot paper are written in Latin letters; a Cyrillic "а" among them is a disguise. */
const FOREIGN_LETTER = /[\p{L}--[\p{Script_Extensions=Latin}\p{Script=Common}]]/v;

/** Text that would not be read as it is written. Mark-up is never interpreted anywhere; it is doubted all the same. */
export function textFindings(message: FeedMessage): readonly Finding[] {
  return textsOf(message)
    .filter(({ text }) => isSuspicious(text))
    .map(({ path, text }) =>
      doubt('SUSPICIOUS_TEXT', foundAt(path, text), {
        // These are published word for word, so they cannot be let through; other names are only compared with ours.
        held: path === 'source' || path === 'reason' || message.kind === 'nominations',
      }),
    );
}

/** The same of words that are in no message of a feed. */
export function textProblems(texts: readonly (readonly [path: string, text: string])[]): readonly Problem[] {
  return texts
    .filter(([, text]) => isSuspicious(text))
    .map(([path, text]) => problem('SUSPICIOUS_TEXT', foundAt(path, text)));
}

function foundAt(path: string, received: string) {
  return {
    path,
    received,
    expected: 'plain words in Latin letters',
    todo: 'Look at the escaped text: somebody may want it to be read as something else.',
  };
}

function isSuspicious(text: string): boolean {
  return UNSEEN_OR_MARKUP.test(text) || FOREIGN_LETTER.test(text) || hasDisguisedLetter(text);
}

/** Letters of mathematics or full width look like plain ones and are not. */
function hasDisguisedLetter(text: string): boolean {
  const letters = text.normalize('NFC').match(/\p{L}/gu) ?? [];
  return letters.some((letter) => letter.normalize('NFKC') !== letter);
}

function textsOf(message: FeedMessage): readonly { readonly path: string; readonly text: string }[] {
  const texts: [string, string | null | undefined][] = [
    ['name', message.name],
    ['source', message.source],
    ['reason', 'reason' in message ? message.reason : null],
  ];
  if ('candidates' in message) {
    for (const [index, each] of message.candidates.entries()) {
      const path = `candidates[${index}]`;
      texts.push([`${path}.name`, each.name], [`${path}.party`, each.party]);
      if ('surname' in each) {
        texts.push([`${path}.surname`, each.surname], [`${path}.description`, each.description]);
      }
    }
  }
  return texts.flatMap(([path, text]) => (text === null || text === undefined ? [] : [{ path, text }]));
}
