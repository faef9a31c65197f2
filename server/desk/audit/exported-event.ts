import type { DeskEvent } from '#server/log/desk-event.ts';

/** In place of what is not told. */
const KEPT_BACK = 'kept back';

/** What says the figures, by kind of the event: the words about them do so too. */
const KEPT_BACK_OF: Readonly<Partial<Record<DeskEvent['kind'], object>>> = {
  draftSaved: { form: KEPT_BACK },
  entryWaits: { entry: KEPT_BACK, doubts: KEPT_BACK },
  commandRefused: { problems: KEPT_BACK },
};

/**
 * An event of the desk's log as it may leave the house: whole, but for password hashes, secrets of second factors and
 * what its reader could still enter blind. Its number, chain and input id are the log's own, so that it can be compared;
 * that the chain holds is for `night:verify` to say, which reads the log itself.
 */
export function exportedEvent(event: DeskEvent, isHidden: (event: DeskEvent) => boolean): object {
  if (isHidden(event)) return { ...event, ...KEPT_BACK_OF[event.kind] };
  if (event.kind !== 'userChanged') return event;
  const { change } = event;
  switch (change.kind) {
    case 'created':
    case 'password':
      return { ...event, change: { ...change, passwordHash: KEPT_BACK } };
    case 'totp':
      return { ...event, change: { ...change, secret: change.secret === null ? null : KEPT_BACK } };
    default:
      return event;
  }
}
