import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Node } from 'prosemirror-model';
import { type EditorState, NodeSelection, TextSelection } from 'prosemirror-state';
import { editorState } from '#components/desk-live/editor-setup.ts';
import { insertBlock, typeBelow } from '#components/desk-live/insert-block.ts';
import { postSchema } from '#components/desk-live/post-schema.ts';

const { nodes } = postSchema;
const said = (text: string) => nodes.paragraph.create(null, text === '' ? [] : postSchema.text(text));
const card = (label: string) => nodes.result.create({ constituencyId: 'E14000001', seq: 1, label });
const holding = (...blocks: Node[]) => editorState(nodes.doc.create(null, blocks));
const shown = ({ doc }: EditorState) => doc.children.map((node) => node.attrs['label'] ?? node.textContent);
const put = (state: EditorState, block: Node) => state.apply(insertBlock(state, block));
const type = (state: EditorState, words: string) =>
  state.apply(typeBelow(state, words) ?? state.tr.insertText(words));
const at = (state: EditorState, from: number, to = from) =>
  state.apply(state.tr.setSelection(TextSelection.create(state.doc, from, to)));

test('[D125] cards and pictures follow each other, and what is typed after one stands below it', () => {
  const two = put(put(at(holding(said('Before')), 7), card('Alder')), card('Birch'));
  assert.deepEqual(shown(type(two, 'After')), ['Before', 'Alder', 'Birch', 'After']);
  assert.deepEqual(shown(type(put(at(holding(said('')), 1), card('Alder')), 'After')), ['Alder', 'After']);
  assert.deepEqual(shown(put(at(holding(said('Before and after')), 7), card('Alder'))), [
    'Before',
    'Alder',
    ' and after',
  ]);
});

test('[D125] nothing that was selected is lost to a card, or to what is typed over one', () => {
  const words = put(at(holding(said('Chosen')), 1, 7), card('Alder'));
  assert.deepEqual(shown(type(words, 'After')), ['Chosen', 'Alder', 'After']);
  const before = holding(card('Alder'), card('Birch'));
  const chosen = before.apply(before.tr.setSelection(NodeSelection.create(before.doc, 0)));
  assert.deepEqual(shown(put(chosen, card('Cedar'))), ['Alder', 'Cedar', '', 'Birch']);
  assert.deepEqual(shown(type(chosen, 'Words')), ['Alder', 'Words', 'Birch']);
});
