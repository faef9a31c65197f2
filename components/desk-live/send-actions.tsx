'use client';
import { type FormEvent, useId, useState } from 'react';
import type { DeskAction } from '#lib/desk/desk-request.ts';
import type { PostDraftView } from '#lib/desk/desk-view.ts';
import { mayDo } from '#lib/desk/permission.ts';
import { unfilled } from '#lib/desk/post-templates.ts';
import { readTimeToCome } from '#lib/desk/typed-time.ts';
import type { PostId } from '#lib/election/ids.ts';
import { scheduleWords } from '#lib/view/desk/schedule-words.ts';
import type { DeskDoor } from './desk-door.ts';
import { SavedLine } from './saved-line.tsx';
import { useAsking } from './use-asking.ts';
import type { PostDraft } from './use-post-draft.ts';

interface SendActionsProps {
  readonly door: DeskDoor;
  readonly draft: PostDraft;
  readonly postId: PostId;
  readonly kept: PostDraftView | null;
  readonly nightNowMs: number;
  readonly onTold: (words: string, isDone: boolean) => void;
  readonly onGone: () => void;
}

/** What becomes of a post that nobody has seen yet. */
export function SendActions({ door, draft, postId, kept, nightNowMs, onTold, onGone }: SendActionsProps) {
  const id = useId();
  const [time, setTime] = useState('');
  const publishAt = kept?.publishAt ?? null;
  const schedule = useSchedule(publishAt);
  const { post, saved, base } = draft;
  const mayPublish = mayDo(door.view.me.role, 'publishPost');
  const isSaved = saved.kind === 'saved' || saved.kind === 'asItWas';
  const isReady = base !== null && isSaved && post.document.length > 0;
  const isWhole = isReady && unfilled(post.title, post.document).length === 0;
  const asking = useAsking(door, onTold);
  const ask = async (action: DeskAction) => (await asking(action))?.kind === 'done';
  async function handIn() {
    if (await draft.saveAs('submitted')) onTold('Handed in: an editor publishes it.', true);
  }
  async function submitTime(event: FormEvent) {
    event.preventDefault();
    const at = readTimeToCome(time, nightNowMs);
    if (at.kind === 'refused') return onTold(at.words, false);
    if (at.kind === 'time' && base !== null) {
      schedule.begin();
      await ask({ kind: 'schedulePost', postId, base, publishAt: at.at });
    }
  }
  return (
    <div className="post-actions">
      <SavedLine saved={saved} />
      {kept?.stage !== 'submitted' && (
        <button type="button" disabled={!isReady} onClick={() => void handIn()}>
          Hand in
        </button>
      )}
      {mayPublish && (
        <button
          type="button"
          className="is-main"
          disabled={!isWhole}
          onClick={() => base !== null && ask({ kind: 'publishPost', postId, base })}
        >
          Publish
        </button>
      )}
      {mayPublish && publishAt !== null && (
        <button
          type="button"
          onClick={() => {
            schedule.takeOff();
            void ask({ kind: 'unschedulePost', postId });
          }}
        >
          Do not publish by itself
        </button>
      )}
      {mayPublish && kept !== null && publishAt === null && (
        <form onSubmit={submitTime}>
          <label htmlFor={`${id}-time`}>Publish by itself at</label>
          <input
            id={`${id}-time`}
            type="text"
            inputMode="numeric"
            placeholder="02:30"
            value={time}
            onChange={(event) => setTime(event.target.value)}
          />
          <button type="submit" disabled={!isWhole}>
            Schedule
          </button>
        </form>
      )}
      {kept !== null && (
        <button
          type="button"
          onClick={async () => {
            if (await ask({ kind: 'discardPost', postId, reason: DISCARDED })) {
              draft.settle();
              onGone();
            }
          }}
        >
          Discard
        </button>
      )}
      <p role="status">{schedule.words}</p>
    </div>
  );
}

/** What is said of a post's schedule, and what of it was taken off on purpose. */
function useSchedule(publishAt: string | null) {
  const [was, setWas] = useState(publishAt);
  const [takenOff, setTakenOff] = useState<string | null>(null);
  if (publishAt !== null && publishAt !== was) setWas(publishAt);
  return {
    words: scheduleWords({ publishAt, was: was === takenOff ? null : was }),
    begin: () => setTakenOff(null),
    takeOff: () => setTakenOff(publishAt),
  };
}

/** The audit wants a reason; a draft that nobody has seen needs no more than this. */
const DISCARDED = 'Discarded before it was published';
