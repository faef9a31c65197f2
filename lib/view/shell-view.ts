import type { Reference } from '#lib/election/reference.ts';
import type { Mode } from '#lib/sync/mode.ts';

/** What stands round every page. */
export interface ShellView {
  readonly mode: Mode;
  /** Null on the real night. */
  readonly banner: BannerView | null;
  readonly foot: FootView;
}

export interface BannerView {
  readonly mode: 'rehearsal' | 'test';
  readonly label: string;
  readonly words: string;
}

export interface FootView {
  readonly method: readonly string[];
  readonly credits: readonly string[];
}

/** `credits` are the pack's, as its licences word them. */
export function shellView(reference: Reference, mode: Mode, credits: readonly string[]): ShellView {
  const { election } = reference;
  return {
    mode,
    banner: bannerView(mode, election.name),
    foot: { method: methodLines(reference), credits: credits.map(sentence) },
  };
}

/** What every title that leaves this site says first on a night that is not real; null on the real one. */
export function modeWarning(mode: Mode): 'Rehearsal' | 'Test' | null {
  switch (mode) {
    case 'live':
      return null;
    case 'rehearsal':
      return 'Rehearsal';
    case 'test':
      return 'Test';
    default:
      return mode satisfies never;
  }
}

function bannerView(mode: Mode, electionName: string): BannerView | null {
  switch (mode) {
    case 'live':
      return null;
    case 'rehearsal':
      return {
        mode,
        label: 'Rehearsal',
        words: `${electionName}, played again. Nothing here is happening now.`,
      };
    case 'test':
      return {
        mode,
        label: 'Test',
        words: 'Every figure on this page may be invented. Nothing here has been declared.',
      };
    default:
      return mode satisfies never;
  }
}

function methodLines({ election }: Reference): readonly string[] {
  const boundaries = election.baseIsNotional ? ', recomputed on the new boundaries' : '';
  return [
    `Hold and gain are judged against the winner of the last general election${boundaries}, not against by-elections or changes of party.`,
    `${election.baseName === '' ? 'There is no earlier result to compare with.' : `Change is in points against ${election.baseName}.`} Swing is Butler swing: the mean of one party’s rise and another’s fall.`,
    'Turnout is valid votes ÷ electorate.',
    'Shares are of the United Kingdom; swing is of Great Britain.',
    'Times are those of the United Kingdom.',
  ];
}

function sentence(words: string): string {
  return /[.!?]$/.test(words) ? words : `${words}.`;
}
