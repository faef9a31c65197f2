import { resolve } from 'node:path';
import type { z } from 'zod';
import { FEED_FORMAT, type feedMessageSchema } from '#server/ingest/feed-message.ts';
import type { BuiltPack } from './build-pack.ts';
import type { LibraryConstituency } from './library-records.ts';
import { instant, utcOfLondon } from './london-time.ts';
import { compareText } from './names.ts';
import type { Report } from './problems.ts';
import type { NightSource, Recipe } from './recipe.ts';
import { readColumns } from './side-tables.ts';

type Message = z.input<typeof feedMessageSchema>;

/**
 * The declarations of an election that is over, as messages of the feed in order of time; those of one minute
 * in order of the constituency's name, since no source has their order. It is kept apart from the pack, so
 * that nothing of a live night can read it.
 */
export async function recordedNight(
  from: string,
  recipe: Recipe,
  source: NightSource,
  built: BuiltPack,
  report: Report,
): Promise<Message[]> {
  const times =
    source.kind === 'table' ? await tableTimes(resolve(from, source.file), report) : fileTimes(built);
  return built.constituencies
    .flatMap((each) => {
      const time = times.get(each.ons);
      if (time === undefined) {
        report({
          file: recipe.constituencies,
          row: each.row,
          column: 'Declaration time',
          received: `no time for ${each.ons} (${each.name})`,
          expected: 'a time for every constituency of a recorded night',
          todo: 'Add the time, or take the night out of the recipe.',
        });
        return [];
      }
      return [{ message: resultMessage(recipe, source, built, each, time), name: each.name }];
    })
    .sort((a, b) => compareText(a.message.time, b.message.time) || compareText(a.name, b.name))
    .map(({ message }) => message);
}

function resultMessage(
  recipe: Recipe,
  source: NightSource,
  built: BuiltPack,
  constituency: LibraryConstituency,
  time: string,
): Message {
  return {
    format: FEED_FORMAT,
    election: recipe.id,
    mode: 'rehearsal',
    kind: 'result',
    constituency: constituency.ons,
    name: constituency.name,
    revision: 1,
    source: source.text,
    time,
    electorate: built.electorates.get(constituency.ons) ?? constituency.electorate,
    ...(constituency.validVotes === null ? {} : { validVotes: constituency.validVotes }),
    rejectedBallots: constituency.invalidVotes,
    ...(constituency.majority === null ? {} : { majority: constituency.majority }),
    candidates: (built.candidates.get(constituency.ons) ?? []).map((candidate) => ({
      id: candidate.id,
      party: built.parties.standingOf(candidate.party),
      votes: candidate.votes ?? 0,
    })),
  };
}

/** Times with their zone, "2024-07-05T04:05+01:00", as UTC. */
async function tableTimes(path: string, report: Report): Promise<Map<string, string>> {
  const rows = await readColumns(path, ['ons_id', 'best_declared_at'], report);
  return new Map(rows.map((row) => [row.cell('ons_id'), instant(Date.parse(row.cell('best_declared_at')))]));
}

function fileTimes(built: BuiltPack): Map<string, string> {
  return new Map(
    built.constituencies.flatMap((each) =>
      each.declaredLocal === null ? [] : [[each.ons, utcOfLondon(each.declaredLocal)] as const],
    ),
  );
}
