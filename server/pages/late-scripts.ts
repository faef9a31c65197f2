/** A tag that asks for a script, as React writes it, with its address; or one that asks for its bytes beforehand. */
const TAG = /<(?:script src="(\/_next\/static\/[^"<>]+)"|link rel="preload" as="script")([^<>]*)>/g;
const NONCE = / nonce="([^"]*)"/;
/** The others are for browsers that know no modules. */
const IS_ASYNC = / async=""/;

/** Longer than any tag of a page's head. What has not ended after as many characters is not one of them. */
const TAG_LENGTH_MAX = 1000;

/** A page that has not been painted by then gets its scripts all the same. */
const PAINT_MS_MAX = 4000;

/**
 * A script that did not come is asked for again: a browser does so for none, and without any one of them the page would
 * stand as it was rendered, and never say so. The second pause is twice the first, and so on.
 */
const ASK_AGAIN_MS_FIRST = 1000;
const ASK_AGAIN_MS_MAX = 30_000;

/**
 * In the browser, before all others: keeps addresses until there is something to read, then asks for each until it has
 * come; at once where nobody reads, and on a page that could not be made, which Next.js sends without text and lets its
 * scripts write. And the last button that was pressed before React could hear it, which is pressed again when the page
 * says that it is there.
 */
const KEEPER = `(function(){var d=document,n=d.currentScript.nonce,o=window.PerformanceObserver,k=[],b=null;
function isHeard(){return Object.keys(d).some(function(k){return k.indexOf("_reactListening")===0})}
function press(e){isHeard()||(b=e.target.closest("button[type=button]")||b)}
d.addEventListener("click",press,true);
d.addEventListener("hydrated",function(){d.removeEventListener("click",press,true);b&&b.isConnected&&b.click();b=null});
function ask(u,w){var s=d.createElement("script");s.src=u;s.async=true;s.nonce=n;
s.onerror=function(){s.remove();setTimeout(ask,w,u,Math.min(2*w,${ASK_AGAIN_MS_MAX}))};d.head.appendChild(s)}
function askAll(){var a=k||[];k=null;a.forEach(function(u){ask(u,${ASK_AGAIN_MS_FIRST})})}
window.askLater=function(u){k?k.push(u):ask(u,${ASK_AGAIN_MS_FIRST})};
if(d.hidden||d.documentElement.id==="__next_error__"||!o||!(o.supportedEntryTypes||[]).includes("paint"))return askAll();
new o(function(l){l.getEntriesByName("first-contentful-paint").length&&askAll()}).observe({type:"paint",buffered:true});
d.addEventListener("visibilitychange",askAll);setTimeout(askAll,${PAINT_MS_MAX})})();`;

export interface LateScripts {
  /** As much of the page as can be sent, now that this piece of it has come. */
  take(piece: string): string;
  /** What was kept back, because it looked like the beginning of a tag. */
  rest(): string;
}

/**
 * Rewrites one page, which comes in pieces that end anywhere, so that its scripts are asked for once it has been
 * painted. Next.js asks for them first of all, and on a slow line they take their share of it from the styles and the
 * type faces; our pages can be read without them (decision 0017).
 */
export function lateScripts(): LateScripts {
  let kept = '';
  let hasKeeper = false;
  const later = (tag: string, address: string | undefined, attributes: string): string => {
    if (address === undefined) return '';
    const nonce = NONCE.exec(attributes)?.[1];
    if (nonce === undefined || !IS_ASYNC.test(attributes)) return tag;
    const keeper = hasKeeper ? '' : KEEPER;
    hasKeeper = true;
    // The end tag of the script that is replaced follows.
    return `<script nonce="${nonce}">${keeper}askLater("${address}")`;
  };
  return {
    take(piece) {
      const page = (kept + piece).replace(TAG, later);
      const end = endOfWhole(page);
      kept = page.slice(end);
      return page.slice(0, end);
    },
    rest() {
      const rest = kept;
      kept = '';
      return rest;
    },
  };
}

/** Where a tag begins that has not ended; else the end of the text. */
function endOfWhole(page: string): number {
  const begin = page.lastIndexOf('<');
  const isOpen = begin >= page.length - TAG_LENGTH_MAX && begin !== -1 && !page.includes('>', begin);
  return isOpen ? begin : page.length;
}
