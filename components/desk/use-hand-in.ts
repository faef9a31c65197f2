'use client';
import { useState } from 'react';
import type { DeskOutcome } from '#lib/desk/desk-outcome.ts';
import type { DeskProblem } from '#lib/desk/desk-problem.ts';
import { acknowledgedBy } from '#lib/desk/doubts/acknowledged.ts';
import type { Entry } from '#lib/desk/entry.ts';
import { problemMeaning } from '#lib/desk/problem-words.ts';
import type { KeysView } from '#lib/view/desk/keys-view.ts';
import type { ReviewView } from '#lib/view/desk/review-view.ts';
import type { Sending } from './use-sending.ts';

/** Something that has to be confirmed before the entry is handed in. */
export interface ToConfirm {
  readonly code: string;
  readonly words: string;
}

/** What is on the screen before it is handed in. */
export interface Shown {
  readonly review: ReviewView;
  readonly keys: KeysView;
  readonly toConfirm: readonly ToConfirm[];
}

interface HandIn {
  /** What was sent and is not answered: it may be public already, so it stays on the screen as it was sent. */
  readonly onItsWay: Shown | null;
  /** What the server wants confirmed besides what the page asked. */
  readonly asked: readonly ToConfirm[];
  /** Something was typed: what was asked before is asked again. */
  forget(): void;
  send(entry: Entry, shown: Shown, fromInput: string | null): Promise<DeskOutcome | null>;
}

/** Hands entries in, one at a time, and keeps what the server asks about them. `wordsOf` says what is odd, for people. */
export function useHandIn(sending: Sending, wordsOf: (problem: DeskProblem) => string): HandIn {
  const [onItsWay, setOnItsWay] = useState<Shown | null>(null);
  const [asked, setAsked] = useState<readonly ToConfirm[]>([]);
  return {
    onItsWay,
    asked,
    forget() {
      setAsked([]);
      sending.clear();
    },
    async send(entry, shown, fromInput) {
      setOnItsWay(shown);
      const acknowledged = acknowledgedBy(shown.toConfirm);
      const outcome = await sending.send({
        kind: 'submitEntry',
        entry,
        confirms: null,
        acknowledged,
        fromInput,
      });
      if (outcome === null) return null;
      setOnItsWay(null);
      setAsked(
        outcome.kind !== 'refused'
          ? []
          : [
              // What the page asked once is not asked again in other words.
              ...shown.toConfirm.filter((each) => asked.includes(each)),
              ...outcome.problems
                .filter(({ code }) => !acknowledged.includes(code))
                .map((problem) => ({
                  code: problem.code,
                  words: `${problemMeaning(problem.code)}. ${wordsOf(problem)}`.trim(),
                })),
            ],
      );
      return outcome;
    },
  };
}
