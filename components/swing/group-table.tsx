import { PartyTag } from '#components/ui/party-tag.tsx';
import { Section } from '#components/ui/section.tsx';
import { ROLES } from '#components/ui/table-roles.ts';
import type { GroupPart, GroupRow, GroupTable } from '#lib/view/swing-groups.ts';

/** Change and swing by nation, region, type, defending party and kind of contest. On a phone each row is a block. */
export function SwingGroups({ groups }: { readonly groups: GroupTable }) {
  return (
    <Section id="like-for-like" title="Like for like, part by part">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard too */}
      <section className="chart-scroll" aria-label={groups.caption} tabIndex={0}>
        <table className="swing-groups" {...ROLES.table}>
          <caption className="sr-only">{groups.caption}</caption>
          <thead {...ROLES.rowGroup}>
            <tr {...ROLES.row}>
              <th scope="col" {...ROLES.columnHeader}>
                Seats
              </th>
              <th scope="col" {...ROLES.columnHeader}>
                Declared
              </th>
              {groups.parties.map((tag) => (
                <th key={tag.standing} scope="col" {...ROLES.columnHeader}>
                  <PartyTag tag={tag} />
                </th>
              ))}
              <th scope="col" {...ROLES.columnHeader}>
                Swing
              </th>
            </tr>
          </thead>
          {groups.parts.map((part) => (
            <Part key={part.title} part={part} parties={groups.parties} />
          ))}
        </table>
      </section>
      <p className="note">{groups.notes.join(' ')}</p>
    </Section>
  );
}

interface PartProps {
  readonly part: GroupPart;
  readonly parties: GroupTable['parties'];
}

function Part({ part, parties }: PartProps) {
  return (
    <tbody {...ROLES.rowGroup}>
      <tr className="swing-part" {...ROLES.row}>
        <th scope="rowgroup" colSpan={parties.length + 3} {...ROLES.rowHeader}>
          {part.title}
        </th>
      </tr>
      {part.rows.map((row) => (
        <Row key={row.name} row={row} parties={parties} />
      ))}
    </tbody>
  );
}

function Row({ row, parties }: { readonly row: GroupRow; readonly parties: GroupTable['parties'] }) {
  return (
    <tr {...ROLES.row}>
      <th scope="row" {...ROLES.rowHeader}>
        {row.name}
      </th>
      <td className="swing-declared" {...ROLES.cell}>
        {row.declared}
      </td>
      {parties.map((tag, place) => (
        <td key={tag.standing} className="swing-share" data-letters={tag.letters} {...ROLES.cell}>
          {row.shares[place]} <small>{row.changes[place]}</small>
        </td>
      ))}
      <td className="swing-cell" {...ROLES.cell}>
        {row.swing === null ? (
          '–'
        ) : (
          <>
            <b>{row.swing.points}</b> {row.swing.from.letters} to {row.swing.to.letters}
          </>
        )}
      </td>
    </tr>
  );
}
