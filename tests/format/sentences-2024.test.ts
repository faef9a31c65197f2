import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { contestDeck } from '#lib/format/sentences/contest-deck.ts';
import { effectiveMajorityLine } from '#lib/format/sentences/effective-majority.ts';
import { spokenSeatBar } from '#lib/format/sentences/spoken-seat-bar.ts';
import { stateOfPlaySentences } from '#lib/format/sentences/state-of-play.ts';
import { formatNightTime } from '#lib/format/times.ts';
import { plainText } from '#lib/liveblog/document.ts';
import { keyEvents, postsOf } from '#lib/liveblog/posts.ts';
import { type Night2024, night2024 } from '#tests/support/night-2024.ts';

describe('the night of 2024 in words', () => {
  let night: Night2024;
  before(async () => {
    night = await night2024();
  });

  const playAfter = (count: number) => {
    const at = night.events[count - 1]?.at ?? '';
    return stateOfPlaySentences(night.roll, night.after(count).tally, Date.parse(at));
  };

  test('[W8] the headline after 97 seats, and at the end', () => {
    assert.deepEqual(playAfter(97), {
      headline: 'Labour has 80 of the first 97 seats and needs 246 more of the 553 still to declare',
      standfirst:
        '32 gains, no losses. Swing so far in Great Britain: 10.8 points from Conservative to Labour.',
    });
    assert.equal(playAfter(650).headline, 'Labour wins a majority of 172, with 411 of the 650 seats');
    assert.equal(playAfter(649).headline, 'Labour has a majority: 411 seats, with 1 still to declare');
  });

  test('[V344] before the first seat the standfirst gives the line of a majority and who defends most', () => {
    const { standfirst } = stateOfPlaySentences(night.roll, night.after(0).tally, 0);
    assert.equal(standfirst, 'A majority is 326 of the 650 seats. The Conservatives defend 372, Labour 200.');
  });

  test('[W16] the effective majority at the end of the night, and before anybody is elected who does not vote', () => {
    assert.equal(
      effectiveMajorityLine(night.roll, night.state.tally),
      '7 members of Sinn Féin do not take their seats and the Speaker does not vote: ' +
        '322 of 642 votes are a majority. Labour’s is 180.',
    );
    assert.equal(effectiveMajorityLine(night.roll, night.after(5).tally), '');
    assert.equal(
      effectiveMajorityLine(night.roll, night.after(97).tally),
      'The Speaker does not vote: 325 of 649 votes are a majority.',
    );
  });

  test('[W10] the deck of Ilford North', () => {
    const { constituency, contest } = night.seat('Ilford North');
    assert.equal(
      contestDeck(night.roll, constituency, contest),
      'Wes Streeting keeps the seat by 528 votes. Labour’s share falls 20.8 points; ' +
        'Leanne Mohamad, an independent, comes from no 2019 base to 32.2%.',
    );
  });

  test('[W11] the bar after 97 seats', () => {
    assert.equal(
      spokenSeatBar(night.roll, night.after(97), 0),
      '97 of 650 seats declared: Labour 80, Liberal Democrat 8, Conservative 7, Reform UK 1, the Speaker 1. ' +
        '553 still to declare. 326 for a majority.',
    );
  });

  test('[W12] every seat of the night has its card', () => {
    const cards = postsOf(night.roll, night.state).filter((post) => post.kind === 'card');
    assert.equal(cards.length, 650);
    assert.equal(new Set(cards.map((post) => post.constituencyId)).size, 650);
  });

  test('[W14] the first seat, the first gain and the majority of the night', () => {
    const told = keyEvents(night.roll, night.state);
    const words = (name: string) => {
      const post = told.find((each) => each.id.includes(name));
      return `${formatNightTime(post?.at ?? 0, '2024-07-04')} ${post?.headline}. ${plainText(post?.body ?? [])}`;
    };
    assert.equal(
      words('firstSeat'),
      '23:17 First to declare: Houghton and Sunderland South. ' +
        'Labour hold, majority 7,169. Reform UK is second with 29.1%.',
    );
    assert.equal(
      words('firstGain'),
      '00:17 The first gain: Swindon South. Heidi Alexander: Labour gain from Conservative, majority 9,606. ' +
        'Swing: 16.4 points from Conservative to Labour.',
    );
    assert.match(words('majorityReached'), /^05:\d\d Labour has a majority: 326 seats of 650\./);
    assert.match(words('nightComplete'), /^Saturday 6 July, \d\d:\d\d Every seat has declared\. Inverness/);
  });
});
