import { expect, test } from 'playwright/test';
import { type DeclaredServer, startDeclaredServer } from '#tests/support/declared-server.ts';
import {
  choose,
  expectClean,
  figureFields,
  goTo,
  handIn,
  outcome,
  pressButton,
  queueGroup,
  recordedFigures,
  review,
  sitDown,
  takeSeat,
  typeFigures,
  typeSource,
} from '#tests/support/desk-keyboard.ts';
import { addPeople } from '#tests/support/desk-people.ts';
import { recordedMessage } from '#tests/support/recorded-messages.ts';

const PUTNEY = 'E14001434';
const SOUTH_SHIELDS = 'E14001492';

/**
 * Putney as it was first declared: 20,952 for Labour, 10,011 for the Conservatives and 5,189 for the Liberal Democrats of
 * 42,737 votes. What the other four had at first is not known: their figures here are made up to that sum.
 */
const PUTNEY_FIRST: Readonly<Record<string, number>> = {
  lab: 20_952,
  con: 10_011,
  ld: 5_189,
  green: 3_218,
  ruk: 2_655,
  wpb: 425,
  reu: 287,
};

let server: DeclaredServer;

// One seat's story, from its first figures to its withdrawal.
test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  server = await startDeclaredServer({ start: '2024-07-05T04:00:00Z' });
  await addPeople(server);
});

test.afterAll(async () => {
  await server.stop();
});

test('[D78] the figures of a public result are corrected with a reason, and the public sees old and new', async ({
  browser,
  page: reader,
}) => {
  await server.declare(putneyAtFirst());
  await reader.goto(`${server.address}/constituency/putney`);
  await expect(reader.getByRole('row', { name: /20,952/ })).toBeVisible();
  const edith = await sitDown(browser, server, 'edith');
  await takeSeat(edith, 'putney', 'Putney');
  await expect(edith.page.getByRole('radio', { name: 'Correction' })).toBeChecked();
  await pressButton(edith, 'Begin with what is public');
  await expect(figureFields(edith.page).first()).not.toHaveValue('');
  await typeFigures(edith, recordedFigures(PUTNEY));
  await goTo(edith, 'Reason, as readers will see it');
  await edith.page.keyboard.type('A spreadsheet of the count left out 6,558 votes.');
  await typeSource(edith, 'Wandsworth Council');
  await review(edith);
  await expect(edith.page.getByRole('row', { name: /Majority 10,941 12,488/ })).toBeVisible();
  await handIn(edith);
  await expect(reader.getByText('A spreadsheet of the count left out 6,558 votes.').first()).toBeVisible();
  const changes = reader.getByRole('table', { name: 'Figures that changed' });
  await expect(changes.getByRole('row', { name: /20,952 24,113/ })).toBeVisible();
  await expect(changes.getByRole('row', { name: /10,011 11,625/ })).toBeVisible();
  await edith.context.close();
});

test('[D79] a revision of the feed does not overwrite an editor: it becomes a conflict, one however often it comes', async ({
  browser,
}) => {
  const edith = await sitDown(browser, server, 'edith');
  for (const revision of [3, 4, 5]) await server.declare({ ...putneyAtFirst(), revision });
  const held = queueGroup(edith.page, 'Held by the checks');
  await expect(held).toContainText('Putney');
  await expect(held.getByRole('button')).toHaveCount(1);
  await held.getByRole('button').focus();
  await edith.page.keyboard.press('Enter');
  await expect(edith.page.getByText('An editor entered what is public.')).toBeVisible();
  await expect(edith.page.getByRole('row', { name: /differs 20,952 24,113/ })).toBeVisible();
  await expectClean(edith.page);
  await goTo(edith, 'Your reason, kept in the record; accepted, readers see it too');
  await edith.page.keyboard.type('The council has corrected them.');
  await pressButton(edith, 'Reject');
  await expect(held).toHaveCount(0);
  await expect(edith.page.getByRole('region', { name: 'Public now' })).toContainText('24,113');
  await edith.context.close();
});

test('[D79] a held message fills the form, and is settled by what is published of it', async ({
  browser,
}) => {
  const message = recordedMessage(SOUTH_SHIELDS);
  await server.declare({ ...message, validVotes: message.validVotes + 100 });
  const edith = await sitDown(browser, server, 'edith');
  const emil = await sitDown(browser, server, 'emil');
  const held = queueGroup(edith.page, 'Held by the checks');
  await held.getByRole('button', { name: /South Shields/ }).focus();
  await edith.page.keyboard.press('Enter');
  await expect(edith.page.getByText('The votes do not add up to the stated valid votes.')).toBeVisible();
  await pressButton(edith, 'Edit and accept');
  await expect(figureFields(edith.page).first()).not.toHaveValue('');
  await review(edith);
  await handIn(edith);
  await expect(outcome(edith.page)).toBeFocused();
  await takeSeat(emil, 'south shields', 'South Shields');
  await pressButton(emil, 'Show me theirs instead');
  await goTo(emil, 'Which source did you compare every line with?');
  await emil.page.keyboard.type('Declared on television');
  await emil.page.keyboard.press('Enter');
  await expect(emil.page.getByRole('region', { name: 'Public now' })).toContainText('Declared');
  await expect(held).toHaveCount(0);
  await edith.context.close();
  await emil.context.close();
});

test('[D80] a result is doubted in public with the words chosen, and the doubt is cleared', async ({
  browser,
  page: reader,
}) => {
  await reader.goto(`${server.address}/constituency/putney`);
  const emil = await sitDown(browser, server, 'emil');
  await takeSeat(emil, 'putney', 'Putney');
  await choose(emil, 'Put in doubt');
  await goTo(emil, 'What is doubted, as readers will see it');
  await emil.page.keyboard.type('The council is checking the postal votes');
  await typeSource(emil, 'Wandsworth Council');
  await review(emil);
  await handIn(emil);
  await expect(reader.getByText('The council is checking the postal votes').first()).toBeVisible();
  await takeSeat(emil, 'putney', 'Putney');
  await choose(emil, 'Clear the doubt');
  await typeSource(emil, 'Wandsworth Council');
  await review(emil);
  await handIn(emil);
  await expect(reader.getByText('In doubt', { exact: true })).toHaveCount(0);
  await emil.context.close();
});

test('[D81] a result is withdrawn by a chief and an editor, never by one of them, and leaves the totals', async ({
  browser,
  page: reader,
}) => {
  await reader.goto(`${server.address}/constituency/putney`);
  const clara = await sitDown(browser, server, 'clara');
  const edith = await sitDown(browser, server, 'edith');
  await takeSeat(clara, 'putney', 'Putney');
  await choose(clara, 'Withdrawal');
  await goTo(clara, 'Reason, as readers will see it');
  await clara.page.keyboard.type('The count is to be repeated.');
  await typeSource(clara, 'Wandsworth Council');
  await review(clara);
  await expect(clara.page.getByText(/It takes two editors, one of them a chief/)).toBeVisible();
  await expect(clara.page.getByRole('row', { name: /Declared \d+ \d+/ })).toBeVisible();
  await handIn(clara);
  await expect(outcome(clara.page)).toBeFocused();
  await expect(reader.getByText('Result withdrawn').first()).toBeHidden();
  await expect(queueGroup(edith.page, 'Second person wanted')).toContainText('clara entered a withdrawal');
  await takeSeat(edith, 'putney', 'Putney');
  // The second person reads the first one's reason, which readers will read, and types none.
  await expect(
    edith.page.getByText('Why, as readers will see it: “The count is to be repeated.”'),
  ).toBeVisible();
  await choose(edith, 'Withdrawal');
  await typeSource(edith, 'Wandsworth Council, by telephone');
  await review(edith);
  await expect(edith.page.locator('.review-reason')).toHaveText('The count is to be repeated.');
  await handIn(edith);
  await expect(reader.getByText('Result withdrawn').first()).toBeVisible();
  await expect(reader.getByText('The count is to be repeated.').first()).toBeVisible();
  await clara.context.close();
  await edith.context.close();
});

function putneyAtFirst(): object {
  const { candidates, ...message } = recordedMessage(PUTNEY);
  const first = candidates.map((each) => ({ ...each, votes: PUTNEY_FIRST[each.party] ?? 0 }));
  return { ...message, candidates: first, validVotes: 42_737, majority: 10_941, rejectedBallots: null };
}
