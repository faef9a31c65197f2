import { MOMENT_PARAMETER } from '#lib/view/moment.ts';
import type { StandingStore } from './standing-store.ts';

/** A link that leads to a moment of its own carries this attribute and is left alone. */
export const OWN_MOMENT = 'data-own-moment';

/** The address bar follows when a scrub has come to rest: browsers refuse more than a few changes a second. */
const REST_MS = 400;

/**
 * While a page stands in the past its address says so, and so does every link and form of it, whoever made them: they
 * get the moment when a pointer or a key comes to them, so that a copied link has it too. Returns how to end it.
 */
export function keepMoment(store: StandingStore): () => void {
  const ending = new AbortController();
  const options = { capture: true, signal: ending.signal };
  const dress = ({ target }: Event) => {
    const link = target instanceof Element ? target.closest('a[href]') : null;
    if (link instanceof HTMLAnchorElement) dressLink(link, momentOf(store));
  };
  for (const kind of ['pointerdown', 'keydown', 'contextmenu', 'click'] as const) {
    document.addEventListener(kind, dress, options);
  }
  document.addEventListener(
    'formdata',
    ({ formData, target }) => {
      const moment = momentOf(store);
      if (target instanceof HTMLFormElement && target.method === 'get' && moment !== null) {
        if (!target.hasAttribute(OWN_MOMENT)) formData.set(MOMENT_PARAMETER, moment);
      }
    },
    options,
  );
  let timer: ReturnType<typeof setTimeout> | undefined;
  const dressSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => dressAddress(momentOf(store)), REST_MS);
  };
  const leave = store.subscribe(dressSoon);
  dressSoon();
  ending.signal.addEventListener('abort', () => {
    leave();
    clearTimeout(timer);
  });
  return () => ending.abort();
}

function momentOf(store: StandingStore): string | null {
  const standing = store.standing();
  return standing.kind === 'following' ? null : new Date(standing.atMs).toISOString().replace('.000Z', 'Z');
}

function dressLink(link: HTMLAnchorElement, moment: string | null): void {
  if (link.origin !== location.origin || link.closest(`[${OWN_MOMENT}]`) !== null) return;
  if (link.getAttribute('href')?.startsWith('#') === true) return;
  const address = withMoment(link.href, moment);
  if (address !== link.href) link.href = address;
}

function dressAddress(moment: string | null): void {
  const address = withMoment(location.href, moment);
  if (address !== location.href) history.replaceState(history.state, '', address);
}

function withMoment(href: string, moment: string | null): string {
  const address = new URL(href);
  if (moment === null) address.searchParams.delete(MOMENT_PARAMETER);
  else address.searchParams.set(MOMENT_PARAMETER, moment);
  return address.href;
}
