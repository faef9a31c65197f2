import type { Node } from 'prosemirror-model';
import { type EditorState, NodeSelection, TextSelection, type Transaction } from 'prosemirror-state';
import { postSchema } from './post-schema.ts';

/** Puts a card or a picture where the cursor is, in place of nothing, and the cursor below it: there one goes on typing. */
export function insertBlock(state: EditorState, block: Node): Transaction {
  const { selection } = state;
  const tr = state.tr;
  if (selection instanceof NodeSelection) tr.insert(selection.to, block);
  else {
    tr.setSelection(TextSelection.create(tr.doc, selection.to));
    // False: a block takes over no mark of the words around it.
    tr.replaceSelectionWith(block, false);
  }
  return cursorBelow(tr, endOf(tr.doc, block)).scrollIntoView();
}

/** Typing over a card or a picture that is selected goes on below it, and does not replace it. */
export function typeBelow(state: EditorState, words: string): Transaction | null {
  if (!(state.selection instanceof NodeSelection)) return null;
  return cursorBelow(state.tr, state.selection.to).insertText(words).scrollIntoView();
}

function cursorBelow(tr: Transaction, position: number): Transaction {
  const next = tr.doc.resolve(position).nodeAfter;
  if (next?.isTextblock !== true) tr.insert(position, postSchema.nodes.paragraph.create());
  return tr.setSelection(TextSelection.create(tr.doc, position + 1));
}

function endOf(doc: Node, block: Node): number {
  let end = doc.content.size;
  doc.forEach((child, offset) => {
    if (child === block) end = offset + child.nodeSize;
  });
  return end;
}
