'use client';
import { type FormEvent, useId, useState } from 'react';
import type { ImageBlock } from '#lib/election/written-document.ts';
import { ALT_CHARS_MAX, AUTHOR_CHARS_MAX } from '#lib/liveblog/post-limits.ts';
import type { UploadAnswer } from './upload-picture.ts';

interface InsertPictureProps {
  readonly upload: (file: File) => Promise<UploadAnswer>;
  readonly onInsert: (picture: Omit<ImageBlock, 'kind'>) => void;
}

/** A picture, with what it shows in words: without those it is not taken. */
export function InsertPicture({ upload, onInsert }: InsertPictureProps) {
  const id = useId();
  const [file, setFile] = useState<File | null>(null);
  const [alt, setAlt] = useState('');
  const [credit, setCredit] = useState('');
  const [words, setWords] = useState('');
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (file === null) return;
    setWords('Sending the picture…');
    const answer = await upload(file);
    if (answer.kind === 'refused') return setWords(answer.words);
    onInsert({ ...answer.image, alt: alt.trim(), credit: credit.trim() === '' ? null : credit.trim() });
  }
  return (
    <form className="editor-panel" onSubmit={submit}>
      <label htmlFor={`${id}-file`}>Picture (JPEG, PNG or WebP)</label>
      <input
        id={`${id}-file`}
        type="file"
        accept="image/jpeg,image/png,image/webp"
        required
        onChange={(event) => setFile(event.target.files?.[0] ?? null)}
      />
      <label htmlFor={`${id}-alt`}>What it shows, for whoever does not see it</label>
      <input
        id={`${id}-alt`}
        type="text"
        required
        maxLength={ALT_CHARS_MAX}
        value={alt}
        onChange={(event) => setAlt(event.target.value)}
      />
      <label htmlFor={`${id}-credit`}>Credit</label>
      <input
        id={`${id}-credit`}
        type="text"
        maxLength={AUTHOR_CHARS_MAX}
        value={credit}
        onChange={(event) => setCredit(event.target.value)}
      />
      <button type="submit">Put it into the post</button>
      <p role="status">{words}</p>
    </form>
  );
}
