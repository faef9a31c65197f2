'use client';
import { type FormEvent, useId, useState } from 'react';
import { ToldLine } from '#components/desk/told-line.tsx';
import { useSending } from '#components/desk/use-sending.ts';
import { linkTarget } from '#lib/liveblog/link-target.ts';
import { BANNER_CHARS_MAX, HREF_CHARS_MAX } from '#lib/liveblog/post-limits.ts';

interface BannerFormProps {
  /** What stands on every page now; null for nothing. */
  readonly now: string | null;
  readonly mayPublish: boolean;
}

/** One line on every page of the site. */
export function BannerForm({ now, mayPublish }: BannerFormProps) {
  const id = useId();
  const [words, setWords] = useState('');
  const [href, setHref] = useState('');
  const [wrong, setWrong] = useState('');
  const sending = useSending();
  async function submit(event: FormEvent) {
    event.preventDefault();
    const target = href.trim() === '' ? null : linkTarget(href.trim());
    if (href.trim() !== '' && target === null) {
      return setWrong('A link leads to https://…, mailto:… or a path of this site such as /map.');
    }
    setWrong('');
    const outcome = await sending.send({ kind: 'setBanner', words: words.trim(), href: target });
    if (outcome?.kind !== 'done') return;
    setWords('');
    setHref('');
  }
  function takeDown() {
    setWrong('');
    void sending.send({ kind: 'clearBanner' });
  }
  return (
    <details className="banner-form">
      <summary>Breaking: {now === null ? 'no line stands on the pages' : <b>{now}</b>}</summary>
      {mayPublish ? (
        <form onSubmit={submit}>
          <label htmlFor={`${id}-words`}>One line, on every page at once</label>
          <input
            id={`${id}-words`}
            type="text"
            required
            maxLength={BANNER_CHARS_MAX}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
          <label htmlFor={`${id}-href`}>Where it leads, if anywhere</label>
          <input
            id={`${id}-href`}
            type="text"
            maxLength={HREF_CHARS_MAX}
            value={href}
            onChange={(event) => setHref(event.target.value)}
          />
          <button type="submit">Publish the line</button>
          {now !== null && (
            <button type="button" onClick={takeDown}>
              Take it down
            </button>
          )}
          <ToldLine state={sending.state} instead={wrong} />
        </form>
      ) : (
        <p>An editor sets it.</p>
      )}
    </details>
  );
}
