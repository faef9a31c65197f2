import { baseKeymap, chainCommands, setBlockType, toggleMark } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import type { MarkType, Node, NodeType } from 'prosemirror-model';
import { liftListItem, splitListItem, wrapInList } from 'prosemirror-schema-list';
import { type Command, EditorState } from 'prosemirror-state';
import { postSchema } from './post-schema.ts';

const { nodes, marks } = postSchema;

/** What the buttons over the editor do; each is a key as well. */
export const EDITOR_COMMANDS = {
  strong: { label: 'Strong', keys: 'Mod-b', run: toggleMark(marks.strong) },
  emphasis: { label: 'Emphasis', keys: 'Mod-i', run: toggleMark(marks.emphasis) },
  paragraph: {
    label: 'Paragraph',
    keys: 'Mod-Alt-0',
    run: chainCommands(liftListItem(nodes.listItem), setBlockType(nodes.paragraph)),
  },
  quote: { label: 'Quote', keys: 'Mod-Shift-9', run: setBlockType(nodes.quote) },
  bulletList: { label: 'List', keys: 'Mod-Shift-8', run: wrapInList(nodes.bulletList) },
  orderedList: { label: 'Numbered list', keys: 'Mod-Shift-7', run: wrapInList(nodes.orderedList) },
} as const satisfies Record<string, { label: string; keys: string; run: Command }>;

export type EditorCommand = keyof typeof EDITOR_COMMANDS;

/** The state that an editor begins with. Tab is left to the page: nobody is caught in the text. */
export function editorState(doc: Node): EditorState {
  const keys = Object.values(EDITOR_COMMANDS).map(({ keys: key, run }) => [key, run] as const);
  const own: Record<string, Command> = {
    ...Object.fromEntries(keys),
    'Mod-z': undo,
    'Mod-y': redo,
    'Mod-Shift-z': redo,
    Enter: splitListItem(nodes.listItem),
    Backspace: liftEmptyItem,
  };
  return EditorState.create({ doc, plugins: [history(), keymap(own), keymap(baseKeymap)] });
}

/** Whether the selection is in what a button makes. */
export function isActive(state: EditorState, command: EditorCommand): boolean {
  if (command === 'strong' || command === 'emphasis') return hasMark(state, marks[command]);
  return isWithin(state, nodes[command]);
}

export function isWithin({ selection }: EditorState, type: NodeType): boolean {
  const { $from } = selection;
  if (type === nodes.paragraph && $from.depth > 1) return false;
  return Array.from({ length: $from.depth + 1 }, (_, depth) => $from.node(depth).type).includes(type);
}

function hasMark({ selection, storedMarks, doc }: EditorState, type: MarkType): boolean {
  const { from, to, empty, $from } = selection;
  return empty ? type.isInSet(storedMarks ?? $from.marks()) !== undefined : doc.rangeHasMark(from, to, type);
}

/** At the start of an empty item Backspace ends the list, as Enter does. */
const liftEmptyItem: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const isEmptyItem =
    empty && $from.parent.content.size === 0 && $from.depth > 1 && $from.node(-1).type === nodes.listItem;
  return isEmptyItem && liftListItem(nodes.listItem)(state, dispatch);
};
