import type { WrittenDocument } from '#lib/election/written-document.ts';

/** A post to begin with: what is in square brackets is for its writer to fill in. */
export interface PostTemplate {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly document: WrittenDocument;
}

/** What a desk writes again and again through a night. */
export const POST_TEMPLATES: readonly PostTemplate[] = [
  template('recount', 'Recount', 'Recount in [seat]', [
    'There is to be a [full / bundle] recount in [seat], where [party] and [party] are said to be [number] votes apart.',
    'The returning officer expects a declaration at about [time].',
  ]),
  template('upset', 'Upset', '[Name] loses [seat]', [
    '[Name], [role], has lost [seat] to [name] ([party]).',
    'It is [party]’s first win there since [year].',
  ]),
  template('concession', 'Concession', '[Name] concedes', [
    '[Name] has conceded [seat / the election], saying: “[words]”.',
    'The result has not been declared.',
  ]),
  template('count', 'From the count', 'From the count in [seat]', [
    'Our reporter at the count says: [what was seen, and who says so].',
  ]),
  template('correction', 'We were wrong', 'Correction: [what]', [
    'An earlier post said that [what was said]. That was wrong: [what is so].',
  ]),
];

function template(id: string, name: string, title: string, paragraphs: readonly string[]): PostTemplate {
  const document = paragraphs.map(
    (text) => ({ kind: 'paragraph', children: [{ kind: 'text', text }] }) as const,
  );
  return { id, name, title, document };
}

/** What a writer has left to fill in: "[seat]". Nothing that still has one is fit to be published. */
export function unfilled(title: string | null, document: WrittenDocument): readonly string[] {
  return `${title ?? ''} ${JSON.stringify(document)}`.match(BLANK) ?? [];
}

const BLANK =
  /\[(?:seat|party|name|number|time|role|year|words|what|what is so|what was said|full \/ bundle|seat \/ the election|what was seen, and who says so)\]/gi;
