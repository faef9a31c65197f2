import { Changing } from '#components/ui/changing.tsx';
import { PartyTag } from '#components/ui/party-tag.tsx';
import type { ParliamentBlock, ParliamentView } from '#lib/view/charts/parliament-view.ts';

/** Members by party in blocks of dots, ten high; those who sit for no party by name. */
export function Parliament({ parliament }: { readonly parliament: ParliamentView }) {
  return (
    <figure className="chart">
      <figcaption>{parliament.title}</figcaption>
      {parliament.blocks.length > 0 && <Blocks parliament={parliament} />}
      <ul className="parliament-people">
        {parliament.people.map(({ tag, name, seat, slug }) => (
          <li key={slug}>
            <PartyTag tag={tag} /> {name}, <a href={`/constituency/${slug}`}>{seat}</a>
          </li>
        ))}
      </ul>
    </figure>
  );
}

function Blocks({ parliament }: { readonly parliament: ParliamentView }) {
  return (
    <table className="parliament">
      <caption className="sr-only">Members by party</caption>
      <thead>
        <tr>
          <th scope="col">Party</th>
          <td className="parliament-dots" />
          <th scope="col">Seats</th>
          <th scope="col">Net</th>
        </tr>
      </thead>
      <tbody>
        {parliament.blocks.map((block) => (
          <Block key={block.tag.standing} block={block} width={parliament.width} />
        ))}
      </tbody>
    </table>
  );
}

function Block({ block, width }: { readonly block: ParliamentBlock; readonly width: number }) {
  return (
    <tr>
      <th scope="row">
        <PartyTag tag={block.tag} /> <span className="parliament-name">{block.tag.name}</span>
      </th>
      <td className="parliament-dots">
        <svg
          className={`p-${block.tag.standing}`}
          viewBox={`0 0 ${width} ${block.height}`}
          aria-hidden="true"
        >
          <path d={block.path} />
        </svg>
      </td>
      <td className="parliament-seats">
        <Changing value={block.seats} />
      </td>
      <td>{block.net}</td>
    </tr>
  );
}
