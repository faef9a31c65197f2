'use client';
import type { Node } from 'prosemirror-model';
import type { Command, EditorState, Transaction } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { editorState } from './editor-setup.ts';
import { insertBlock, typeBelow } from './insert-block.ts';

export interface Editor {
  /** Where the text is typed. */
  readonly place: RefObject<HTMLDivElement | null>;
  readonly state: EditorState;
  run(command: Command): void;
  focus(): void;
  /** Puts a block where the cursor is, in place of nothing. */
  insert(node: Node): void;
  /** Changes the document without taking the focus from where it is. */
  change(how: (transaction: Transaction) => Transaction): void;
}

interface EditorParts {
  readonly label: string;
  readonly isReadOnly: boolean;
  readonly onChange: (doc: Node) => void;
}

/** One editor for the life of the component that shows it; it begins with `initial` and is its own master after that. */
export function useEditor(initial: Node, { label, isReadOnly, onChange }: EditorParts): Editor {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const [state, setState] = useState(() => editorState(initial));
  const changed = useEffectEvent(onChange);
  const began = useEffectEvent(() => ({ state, label, isReadOnly }));
  useEffect(() => {
    const first = began();
    const made = new EditorView(place.current, {
      state: first.state,
      editable: () => !first.isReadOnly,
      attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': first.label },
      handleTextInput(_view, _from, _to, words) {
        const typed = typeBelow(made.state, words);
        if (typed !== null) made.dispatch(typed);
        return typed !== null;
      },
      dispatchTransaction(transaction) {
        const next = made.state.apply(transaction);
        made.updateState(next);
        setState(next);
        if (transaction.docChanged) changed(next.doc);
      },
    });
    view.current = made;
    return () => made.destroy();
  }, []);
  return {
    place,
    state,
    run(command) {
      const made = view.current;
      if (made === null) return;
      command(made.state, made.dispatch.bind(made));
      made.focus();
    },
    focus: () => view.current?.focus(),
    insert(node) {
      const made = view.current;
      if (made === null) return;
      made.dispatch(insertBlock(made.state, node));
      made.focus();
    },
    change(how) {
      const made = view.current;
      made?.dispatch(how(made.state.tr));
    },
  };
}
