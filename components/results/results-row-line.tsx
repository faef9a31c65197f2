'use client';
import { memo, useState } from 'react';
import { PartyTag } from '#components/ui/party-tag.tsx';
import { ROLES } from '#components/ui/table-roles.ts';
import { ROW_FIELDS } from '#lib/view/results-lines.ts';
import type { ResultsRow } from '#lib/view/results-row.ts';
import type { ResultsView } from '#lib/view/results-view.ts';

interface ResultsRowLineProps {
  readonly row: ResultsRow;
  readonly tags: ResultsView['tags'];
}

/** One seat's line, drawn again only when its row says something else. */
export const ResultsRowLine = memo(
  function ResultsRowLine({ row, tags }: ResultsRowLineProps) {
    const hasChanged = useHasChanged(row);
    return (
      <tr {...ROLES.row} className={hasChanged ? 'result-changed' : undefined}>
        <th {...ROLES.rowHeader} scope="row" className="c-name">
          <a href={`/constituency/${row.slug}`}>{row.name}</a>
        </th>
        <td {...ROLES.cell} className="c-result">
          <Taking row={row} tags={tags} />
        </td>
        <td {...ROLES.cell} className="c-member">
          {row.member}
        </td>
        <td {...ROLES.cell} className="c-majority">
          {row.majority}
        </td>
        <td {...ROLES.cell} className="c-margin">
          {row.margin}
        </td>
        <td {...ROLES.cell} className="c-second">
          <Tag tags={tags} standing={row.second} />
        </td>
        <td {...ROLES.cell} className="c-share">
          {row.share}
        </td>
        <td {...ROLES.cell} className="c-change">
          {row.change}
        </td>
        <td {...ROLES.cell} className="c-swing">
          {row.swing} <small>{row.swingWay}</small>
        </td>
        <td {...ROLES.cell} className="c-turnout">
          {row.turnout}
        </td>
        <td {...ROLES.cell} className="c-electorate">
          {row.electorate}
        </td>
        <td {...ROLES.cell} className={row.at === null ? 'c-declared c-expected' : 'c-declared'}>
          {row.time}
        </td>
        <td {...ROLES.cell} className="c-beaten">
          {row.beaten}
        </td>
      </tr>
    );
  },
  (before, after) => isSame(before.row, after.row),
);

/** The server's rows and the browser's first ones are other objects that say the same. */
function isSame(before: ResultsRow, after: ResultsRow): boolean {
  return before === after || ROW_FIELDS.every((field) => before[field] === after[field]);
}

/** "[Lab] gain from [Con]"; before there is a winner, who defends. */
function Taking({ row, tags }: ResultsRowLineProps) {
  const { winner, verb, from, remark } = row;
  return (
    <>
      {winner === null ? (
        <>
          <Tag tags={tags} standing={from} isOutlined /> <span>{verb}</span>
        </>
      ) : (
        <>
          <Tag tags={tags} standing={winner} /> <span>{verb}</span>{' '}
          <Tag tags={tags} standing={from} isOutlined />
        </>
      )}
      {remark !== '' && <em> {remark}</em>}
    </>
  );
}

interface TagProps {
  readonly tags: ResultsView['tags'];
  readonly standing: ResultsRow['winner'];
  readonly isOutlined?: boolean;
}

function Tag({ tags, standing, isOutlined = false }: TagProps) {
  const tag = standing === null ? undefined : tags[standing];
  return tag === undefined ? null : <PartyTag tag={tag} isOutlined={isOutlined} />;
}

/** True once something was published about the seat while the line was on the page. */
function useHasChanged({ winner, majority, remark }: ResultsRow): boolean {
  const state = `${winner} ${majority} ${remark}`;
  const [first] = useState(state);
  return state !== first;
}
