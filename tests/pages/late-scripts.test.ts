import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createContext, runInContext } from 'node:vm';
import { lateScripts } from '#server/pages/late-scripts.ts';

const NONCE = 'q0+/c2Vl==';
/** As Next.js writes one: styles, scripts, a script for old browsers, data, and the script that begins. */
const PAGE = `<!DOCTYPE html><html><head><link rel="stylesheet" href="/_next/static/chunks/a.css" nonce="${NONCE}"/>\
<link rel="preload" as="script" fetchPriority="low" nonce="${NONCE}" href="/_next/static/chunks/begin.js"/>\
<script src="/_next/static/chunks/one.js" nonce="${NONCE}" async=""></script>\
<script src="/_next/static/chunks/two.js" nonce="${NONCE}" async=""></script>\
<script src="/_next/static/chunks/old.js" noModule="" nonce="${NONCE}"></script></head>\
<body><h1>3 < 4 “Ynys Môn”</h1><script nonce="${NONCE}">self.__next_f.push([1,"\\u003cscript src=\\"/_next/static/x.js\\""])</script>\
<script src="/_next/static/chunks/begin.js" nonce="${NONCE}" async=""></script></body></html>`;

function rewritten(pieces: readonly string[]): string {
  const late = lateScripts();
  return pieces.map((piece) => late.take(piece)).join('') + late.rest();
}

test('[V400] each script becomes a note of its address, in order, and nothing else of a page is changed', () => {
  const page = rewritten([PAGE]);
  assert.deepEqual(
    [...page.matchAll(/askLater\("([^"]+)"\)<\/script>/g)].map(([, address]) => address),
    ['one', 'two', 'begin'].map((name) => `/_next/static/chunks/${name}.js`),
  );
  assert.equal(page.match(/PerformanceObserver,k/g)?.length, 1, 'what keeps them is there once');
  assert.ok(!page.includes('as="script"'), 'and none is asked for beforehand');
  const notes = /<script nonce="[^"]*">(?:\(function[\s\S]*?)?askLater\("[^"]*"\)<\/script>/g;
  const asked = /<script src="[^"]*"[^>]* async=""[^>]*><\/script>|<link rel="preload"[^>]*>/g;
  assert.equal(page.replaceAll(notes, ''), PAGE.replaceAll(asked, ''));
});

test('[V400] wherever the pieces of a page end, the page is the same', () => {
  const whole = rewritten([PAGE]);
  for (let at = 0; at <= PAGE.length; at++) {
    assert.equal(rewritten([PAGE.slice(0, at), PAGE.slice(at)]), whole, `cut at ${at}`);
  }
  assert.equal(rewritten(PAGE.split('')), whole);
});

test('[V400] a script without a nonce stays as it is: the policy decides about it', () => {
  const tag = '<script src="/_next/static/chunks/one.js" async=""></script>';
  assert.equal(rewritten([tag]), tag);
});

test('[V400] what looks like the beginning of a tag is sent when it has gone on for too long to be one', () => {
  const late = lateScripts();
  assert.equal(late.take('a < b'), 'a ');
  assert.equal(late.take('c'.repeat(1000)), `< b${'c'.repeat(1000)}`);
  assert.equal(late.rest(), '');
});

test('[V400] a page that came without text asks for its scripts at once: they write it', () => {
  assert.deepEqual(askedFor({ id: '' }), []);
  assert.deepEqual(askedFor({ id: '__next_error__' }), ['one', 'two', 'begin'].map(addressOf));
});

const addressOf = (name: string): string => `/_next/static/chunks/${name}.js`;

/** What the page's scripts ask for before anything was painted, in a browser that tells what it paints. */
function askedFor(documentElement: { readonly id: string }): readonly string[] {
  const asked: string[] = [];
  const browser: Record<string, unknown> = {
    PerformanceObserver: class {
      static supportedEntryTypes = ['paint'];
      observe() {}
    },
    setTimeout() {},
    document: {
      documentElement,
      currentScript: { nonce: NONCE },
      hidden: false,
      addEventListener() {},
      createElement: () => ({}),
      head: { appendChild: ({ src }: { readonly src: string }) => asked.push(src) },
    },
  };
  browser['window'] = browser;
  createContext(browser);
  for (const [, script = ''] of rewritten([PAGE]).matchAll(/<script nonce="[^"]*">([\s\S]*?)<\/script>/g)) {
    if (script.includes('askLater(')) runInContext(script, browser);
  }
  return asked;
}
