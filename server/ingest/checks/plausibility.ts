import { winnerOf } from '#lib/election/derive/winner.ts';
import type { Reference } from '#lib/election/reference.ts';
import { electorateOf, figuresOf } from '../judge-fact.ts';
import { validVotesOf } from './arithmetic.ts';
import { exchangedFindings } from './exchanged.ts';
import { type FiguresCase, type Finding, warning } from './finding.ts';

/** Turnout of one constituency moves by less than this between two general elections. */
const TURNOUT_CHANGE_POINTS_MAX = 12;
/** Beyond the lowest and highest turnout of the base by more than this is not seen. */
const TURNOUT_BEYOND_POINTS = 10;
/** A majority of this share of the vote is called very safe. */
const SAFE_PERCENT_MIN = 40;
/** Counts run late far more often than early. */
const EARLY_MINUTES_MAX = 120;

/** What is possible and unlikely. It holds nothing up, but for exchanged lines that no total could show. */
export function plausibilityFindings(figures: FiguresCase): readonly Finding[] {
  return [
    ...turnoutFindings(figures),
    ...safeSeatFindings(figures),
    ...exchangedFindings(figures),
    ...earlyFindings(figures),
  ];
}

function turnoutFindings(figures: FiguresCase): readonly Finding[] {
  const electorate = electorateOf(figures);
  if (electorate === 0) return [];
  const turnout = (100 * validVotesOf(figures)) / electorate;
  const { base } = figures.constituency;
  const here = base?.electorate ? (100 * base.validVotes) / base.electorate : null;
  const all = baseTurnouts(figures.roll.reference);
  const low = Math.min(...all) - TURNOUT_BEYOND_POINTS;
  const high = Math.max(...all) + TURNOUT_BEYOND_POINTS;
  const isFar = here !== null && Math.abs(turnout - here) > TURNOUT_CHANGE_POINTS_MAX;
  if (!isFar && (all.length === 0 || (turnout >= low && turnout <= high))) return [];
  const expected =
    here === null ? `${low.toFixed(1)} to ${high.toFixed(1)} %` : `about ${here.toFixed(1)} %, as last time`;
  const todo = 'Ask the source for the number of ballots verified.';
  return [warning('TURNOUT', { path: 'candidates', received: `${turnout.toFixed(1)} %`, expected, todo })];
}

function baseTurnouts(reference: Reference): readonly number[] {
  return reference.constituencies.flatMap(({ base }) =>
    base?.electorate ? [(100 * base.validVotes) / base.electorate] : [],
  );
}

function safeSeatFindings(figures: FiguresCase): readonly Finding[] {
  const { constituency, standing } = figures;
  const { base } = constituency;
  const [first, second] = base?.entries ?? [];
  const winner = winnerOf(figuresOf(figures));
  const elected = standing.find(({ id }) => id === winner);
  if (base === null || first === undefined || elected === undefined || elected.standing === first.standing)
    return [];
  const majority = first.votes - (second?.votes ?? 0);
  if (majority * 100 < SAFE_PERCENT_MIN * base.validVotes) return [];
  const expected = `${first.standing}, with a majority of ${majority} last time`;
  const todo = 'Compare with the declaration before writing about it.';
  return [warning('SAFE_SEAT_LOST', { path: 'candidates', received: elected.standing, expected, todo })];
}

function earlyFindings({ message, constituency }: FiguresCase): readonly Finding[] {
  const expectedAt = constituency.expected?.at;
  if (expectedAt === undefined) return [];
  const minutes = (Date.parse(expectedAt) - Date.parse(message.time)) / 60_000;
  if (minutes <= EARLY_MINUTES_MAX) return [];
  const todo = 'Make sure that it is a declaration, not a rumour.';
  return [warning('EARLY', { path: 'time', received: message.time, expected: `about ${expectedAt}`, todo })];
}
