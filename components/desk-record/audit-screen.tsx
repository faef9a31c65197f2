'use client';
import { type FormEvent, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useDeskStore } from '#components/desk/desk-context.ts';
import { type Answered, readDesk } from '#components/desk/desk-fetch.ts';
import { useWholeNight } from '#components/live/use-whole-night.ts';
import { AUDIT_GROUPS, type AuditGroup, type AuditLine, type AuditPage } from '#lib/desk/audit-line.ts';
import { auditRows } from '#lib/view/desk/audit-view.ts';
import { AuditTable } from './audit-table.tsx';
import { ExportButton } from './export-button.tsx';

interface Asked {
  readonly group: AuditGroup | '';
  readonly words: string;
}

const GROUP_NAMES: Readonly<Record<AuditGroup, string>> = {
  results: 'Results',
  messages: 'Messages of feeds',
  liveblog: 'Liveblog, watch list, forecast',
  people: 'Accounts',
  security: 'Signing in',
  drafts: 'Drafts',
};

/** Who did what, when, why, from which input; what was before and what is after. Nothing in it can be changed. */
export function AuditScreen() {
  const store = useDeskStore();
  const night = useWholeNight();
  const [asked, setAsked] = useState<Asked>({ group: '', words: '' });
  const [typed, setTyped] = useState('');
  const [lines, setLines] = useState<readonly AuditLine[]>([]);
  const [page, setPage] = useState<AuditPage | null>(null);
  const [words, setWords] = useState('Reading the record…');
  /** What came of asking for older lines: said below them, where it was asked for. */
  const [olderWords, setOlderWords] = useState('');
  const asking = useRef(0);
  const told = useRef<HTMLParagraphElement>(null);

  async function read(before: number | null) {
    asking.current += 1;
    const mine = asking.current;
    setOlderWords('');
    const say = before === null ? setWords : setOlderWords;
    const query = new URLSearchParams({ group: asked.group, words: asked.words });
    if (before !== null) query.set('before', String(before));
    const answer: Answered<AuditPage> = await readDesk(`/desk/api/audit?${query}`);
    // Asked again meanwhile, or something else: only the last answer is shown, and once.
    if (mine !== asking.current) return;
    if (answer.kind === 'signedOut') await store.refresh();
    if (answer.kind !== 'ok') {
      return say(answer.kind === 'refused' ? answer.refusal.words : 'No answer came. Ask again.');
    }
    setPage(answer.value);
    setLines((known) => (before === null ? answer.value.lines : [...known, ...answer.value.lines]));
    const isBeginning = before !== null && answer.value.before === null;
    if (isBeginning) setOlderWords('This is all of it.');
    else say(answer.value.lines.length === 0 && before === null ? 'Nothing in the record says so.' : '');
    // The button that asked for it is gone.
    if (isBeginning) told.current?.focus();
  }
  const readFirst = useEffectEvent(() => read(null));
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question is asked anew
  useEffect(() => {
    readFirst();
  }, [asked]);

  function submit(event: FormEvent) {
    event.preventDefault();
    setAsked({ ...asked, words: typed });
  }
  return (
    <main id="content" className="desk-screen record" tabIndex={-1}>
      <h1>Record</h1>
      <form className="record-ask" onSubmit={submit}>
        <label htmlFor="record-words">Seat, person, words or input id</label>
        <input
          id="record-words"
          type="search"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <label htmlFor="record-group">About</label>
        <select
          id="record-group"
          value={asked.group}
          onChange={(event) => setAsked({ ...asked, group: event.target.value as Asked['group'] })}
        >
          <option value="">Everything but drafts</option>
          {AUDIT_GROUPS.map((group) => (
            <option key={group} value={group}>
              {GROUP_NAMES[group]}
            </option>
          ))}
        </select>
        <button type="submit">Search</button>
        <ExportButton />
      </form>
      <p role="status">{words}</p>
      <AuditTable rows={auditRows(night?.roll ?? null, lines)} />
      {page !== null && page.before !== null && (
        <button type="button" className="record-more" onClick={() => read(page.before)}>
          Older
        </button>
      )}
      <p ref={told} className="told-line" role="status" tabIndex={-1}>
        {olderWords}
      </p>
      {page !== null && (
        <p className="record-head">
          The record has {page.head.seq} events. Its closing hash is <code>{page.head.chain}</code>: keep it,
          and <code>npm run night:verify -- --expect-head</code> finds anything that was changed, cut or
          reordered before it.
        </p>
      )}
    </main>
  );
}
