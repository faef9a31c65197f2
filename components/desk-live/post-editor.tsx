'use client';
import type { Node } from 'prosemirror-model';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { ConstituencyId } from '#lib/election/ids.ts';
import type { WrittenDocument } from '#lib/election/written-document.ts';
import { EDITOR_COMMANDS, type EditorCommand, isActive, isWithin } from './editor-setup.ts';
import { InsertCard, type SeatCardChoice } from './insert-card.tsx';
import { InsertLink, linkCommand } from './insert-link.tsx';
import { InsertPicture } from './insert-picture.tsx';
import { editorDocument, writtenDocument } from './post-document.ts';
import { postSchema } from './post-schema.ts';
import { QuoteSource } from './quote-source.tsx';
import type { UploadAnswer } from './upload-picture.ts';
import { useEditor } from './use-editor.ts';

interface PostEditorProps {
  /** What it begins with. Give another `key` for another post. */
  readonly initial: WrittenDocument;
  readonly isReadOnly: boolean;
  /** Seats whose result is public now, for cards. */
  readonly cards: readonly SeatCardChoice[];
  readonly labelOf: (id: ConstituencyId) => string;
  /** Keeps a picture in the store; null and words when it was refused. */
  readonly upload: (file: File) => Promise<UploadAnswer>;
  readonly onChange: (document: WrittenDocument) => void;
}

type Panel = 'link' | 'card' | 'picture' | null;

const COMMANDS = Object.keys(EDITOR_COMMANDS) as readonly EditorCommand[];

/** The words of a post, as structure: what is typed or pasted can be nothing but what a post may hold. */
export function PostEditor({ initial, isReadOnly, cards, labelOf, upload, onChange }: PostEditorProps) {
  const [first] = useState(() => editorDocument(initial, labelOf));
  const editor = useEditor(first, {
    label: 'Text of the post',
    isReadOnly,
    onChange: (doc: Node) => onChange(writtenDocument(doc)),
  });
  const [panel, setPanel] = useState<Panel>(null);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (panel !== null) place.current?.querySelector<HTMLElement>('.editor-panel input')?.focus();
  }, [panel]);
  function press(event: KeyboardEvent) {
    if (event.key === 'Escape' && panel !== null) {
      setPanel(null);
      editor.focus();
    } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') setPanel('link');
    else return;
    event.preventDefault();
  }
  const { nodes } = postSchema;
  const insert = (node: Node) => {
    editor.insert(node);
    setPanel(null);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the text and its panels.
    <div className="post-editor" ref={place} onKeyDown={press}>
      <div className="editor-bar" role="toolbar" aria-label="Form of the text">
        {COMMANDS.map((command) => (
          <button
            key={command}
            type="button"
            disabled={isReadOnly}
            aria-pressed={isActive(editor.state, command)}
            aria-keyshortcuts={EDITOR_COMMANDS[command].keys.replace('Mod', 'Control').replaceAll('-', '+')}
            onClick={() => editor.run(EDITOR_COMMANDS[command].run)}
          >
            {EDITOR_COMMANDS[command].label}
          </button>
        ))}
        {(['link', 'card', 'picture'] as const).map((each) => (
          <button
            key={each}
            type="button"
            disabled={isReadOnly}
            aria-expanded={panel === each}
            aria-keyshortcuts={each === 'link' ? 'Control+K' : undefined}
            onClick={() => setPanel(panel === each ? null : each)}
          >
            {PANEL_LABELS[each]}
          </button>
        ))}
      </div>
      {panel === 'link' && (
        <InsertLink
          onSet={(href) => {
            editor.run(linkCommand(href));
            setPanel(null);
          }}
        />
      )}
      {panel === 'card' && (
        <InsertCard cards={cards} onChoose={(card) => insert(nodes.result.create({ ...card }))} />
      )}
      {panel === 'picture' && (
        <InsertPicture upload={upload} onInsert={(picture) => insert(nodes.image.create({ ...picture }))} />
      )}
      <div ref={editor.place} className="editor-text" />
      {isWithin(editor.state, nodes.quote) && <QuoteSource editor={editor} />}
    </div>
  );
}

const PANEL_LABELS = { link: 'Link', card: 'Result card', picture: 'Picture' } as const;
