import type { CandidateId, ConstituencyId, PostId } from '#lib/election/ids.ts';
import type { WrittenDocument } from '#lib/election/written-document.ts';
import type { Entry } from './entry.ts';
import type { Role } from './role.ts';

/**
 * What somebody asks of the desk. `id` is a UUID of the asker's making: the same request sent twice is one, and its
 * answer is the same. Who asks is never in it: that is known from the session.
 */
export type DeskRequest = { readonly id: string } & DeskAction;

export type DeskAction =
  | EntryAction
  | QueueAction
  | LiveblogAction
  | SettingAction
  | UserAction
  | NoteSecurity;

export type DeskRequestKind = DeskAction['kind'];

/** A form as it was typed, by field. The fields are the screen's: nobody else reads them. */
export type DraftForm = Readonly<Record<string, DraftField>>;
export type DraftField = string | number | boolean | null | Readonly<Record<string, string>>;

interface OfSeat {
  readonly constituencyId: ConstituencyId;
}

export type EntryAction =
  | ({ readonly kind: 'saveDraft'; readonly form: DraftForm } & OfSeat)
  | ({ readonly kind: 'discardDraft' } & OfSeat)
  | {
      readonly kind: 'submitEntry';
      readonly entry: Entry;
      /** Whose revealed entry this confirms against the source; null for an entry of one's own. */
      readonly confirms: string | null;
      /** Codes of the doubts that the writer has seen and stands by. */
      readonly acknowledged: readonly string[];
      /** The waiting message that this entry settles once it is published; null for none. */
      readonly fromInput: string | null;
    }
  | ({ readonly kind: 'revealEntry' } & OfSeat)
  /** `owner` is the user whose entry it is: oneself, or for an editor anybody. */
  | ({ readonly kind: 'withdrawEntry'; readonly owner: string } & OfSeat);

export type QueueAction =
  | {
      readonly kind: 'decide';
      /** Input id of the waiting message. */
      readonly decided: string;
      readonly decision: 'accept' | 'reject' | 'hold';
      readonly reason: string;
    }
  | {
      readonly kind: 'setOneKey';
      /** Null for the whole night. */
      readonly constituencyId: ConstituencyId | null;
      readonly on: boolean;
      readonly reason: string;
    };

interface OfPost {
  readonly postId: PostId;
}

/** The version that its writer saw: what was saved since is shown, never overwritten. */
interface OnBase {
  readonly base: number;
}

export type LiveblogAction =
  | ({
      readonly kind: 'savePost';
      /** Null for a new post. */
      readonly base: number | null;
      readonly title: string | null;
      readonly document: WrittenDocument;
      readonly author: string | null;
      readonly keyEvent: boolean;
      readonly pinned: boolean;
      readonly stage: 'draft' | 'submitted';
    } & OfPost)
  | ({ readonly kind: 'discardPost'; readonly reason: string } & OfPost)
  | ({ readonly kind: 'publishPost' } & OfPost & OnBase)
  | ({ readonly kind: 'schedulePost'; readonly publishAt: string } & OfPost & OnBase)
  | ({ readonly kind: 'unschedulePost' } & OfPost)
  | ({
      readonly kind: 'editPost';
      readonly title: string | null;
      readonly document: WrittenDocument;
      readonly keyEvent: boolean;
      readonly reason: string;
    } & OfPost &
      OnBase)
  | ({ readonly kind: 'retractPost'; readonly reason: string } & OfPost)
  | ({ readonly kind: 'pinPost' } & OfPost)
  | ({ readonly kind: 'unpinPost' } & OfPost)
  | { readonly kind: 'setBanner'; readonly words: string; readonly href: string | null }
  | { readonly kind: 'clearBanner' };

export type SettingAction =
  | ({ readonly kind: 'pickSeat'; readonly reason: string } & OfSeat)
  | ({ readonly kind: 'unpickSeat' } & OfSeat)
  | ({
      readonly kind: 'setLocalPrior';
      readonly candidateId: CandidateId;
      readonly sharePermille: number;
      readonly sdPermille: number;
      readonly reason: string;
    } & OfSeat)
  | ({ readonly kind: 'removeLocalPrior'; readonly candidateId: CandidateId } & OfSeat)
  | { readonly kind: 'hideForecast'; readonly reason: string }
  | { readonly kind: 'showForecast' };

interface OfUser {
  readonly userId: string;
}

export type UserAction =
  | ({
      readonly kind: 'createUser';
      readonly name: string;
      readonly role: Role;
      readonly passwordHash: string;
      readonly demo: boolean;
    } & OfUser)
  | ({ readonly kind: 'setRole'; readonly role: Role; readonly reason: string } & OfUser)
  | ({ readonly kind: 'disableUser' | 'enableUser'; readonly reason: string } & OfUser)
  | ({ readonly kind: 'setPassword'; readonly passwordHash: string } & OfUser)
  | ({ readonly kind: 'setTotp'; readonly secret: string | null } & OfUser)
  /** The roles that must have a second factor from now on; the whole list, not an addition. */
  | { readonly kind: 'requireTotp'; readonly roles: readonly Role[]; readonly reason: string };

export const SECURITY_NOTES = [
  'signedIn',
  'signedOut',
  'signInRefused',
  'signInsBlocked',
  'sessionsEnded',
  'exported',
  'refused',
] as const;

/** Written by the server that holds the sessions, never by a browser. */
export interface NoteSecurity {
  readonly kind: 'noteSecurity';
  readonly what: (typeof SECURITY_NOTES)[number];
  readonly userId: string | null;
  readonly detail: string;
}

/**
 * What a browser may send as it is. The others hold a secret or a word of the server's own: the server makes them
 * itself, from what its own addresses were given.
 */
export const BROWSER_KINDS = [
  'saveDraft',
  'discardDraft',
  'submitEntry',
  'revealEntry',
  'withdrawEntry',
  'decide',
  'setOneKey',
  'savePost',
  'discardPost',
  'publishPost',
  'schedulePost',
  'unschedulePost',
  'editPost',
  'retractPost',
  'pinPost',
  'unpinPost',
  'setBanner',
  'clearBanner',
  'pickSeat',
  'unpickSeat',
  'setLocalPrior',
  'removeLocalPrior',
  'hideForecast',
  'showForecast',
  'setRole',
  'disableUser',
  'enableUser',
  'requireTotp',
] as const satisfies readonly DeskRequestKind[];
