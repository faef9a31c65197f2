/** How the figures above are to be read. It has room for the notes of a result before there is one. */
export function TableNotes({ notes }: { readonly notes: readonly string[] }) {
  return (
    <div className="candidates-notes">
      {notes.map((note) => (
        <p key={note} className="note">
          {note}
        </p>
      ))}
    </div>
  );
}
