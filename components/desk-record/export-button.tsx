'use client';
import { useState } from 'react';

/** The whole record as a file, a line of JSON an event. */
export function ExportButton() {
  const [words, setWords] = useState('');
  async function save() {
    setWords('Fetching the record…');
    const text = await wholeRecord();
    setWords(text === null ? 'The record did not come whole. Ask again.' : '');
    if (text === null) return;
    const address = URL.createObjectURL(new Blob([text], { type: 'application/x-ndjson' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = 'desk-record.ndjson';
    link.click();
    URL.revokeObjectURL(address);
  }
  return (
    <>
      <button type="button" onClick={save}>
        Export
      </button>
      <span role="status">{words}</span>
    </>
  );
}

/** Part by part, until a part is empty; null when one did not come. */
async function wholeRecord(): Promise<string | null> {
  let text = '';
  for (let after = 0; ; ) {
    const response = await fetch(`/desk/api/audit/export?after=${after}`, { cache: 'no-store' }).catch(
      () => null,
    );
    if (response === null || !response.ok) return null;
    const part = await response.text();
    if (part === '') return text;
    text += part;
    after += part.split('\n').length - 1;
  }
}
