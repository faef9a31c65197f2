// Longer than other files: one Saturday of three people and their server; another file would need all of them again.
import { type Browser, expect, type Page, test } from 'playwright/test';
import { type DeclaredServer, startDeclaredServer } from '#tests/support/declared-server.ts';
import {
  choose,
  deskIsOpen,
  figureFields,
  goTo,
  handIn,
  outcome,
  pressButton,
  queueGroup,
  recordedFigures,
  review,
  sitDown,
  type Typist,
  takeHeld,
  takeSeat,
  typeFigures,
  typeSource,
} from '#tests/support/desk-keyboard.ts';
import { addPeople } from '#tests/support/desk-people.ts';
import { recordedMessage, withVotesExchanged } from '#tests/support/recorded-messages.ts';

const HENDON = 'E14001279';
const INVERNESS = 'S14000094';
const ALDERSHOT = 'E14001063';
const SWINDON_NORTH = 'E14001536';
const BLYTH = 'E14001107';

const REASON = 'Your reason, kept in the record';

let server: DeclaredServer;
let edith: Typist;
let emil: Typist;
let clara: Typist;

// Saturday evening, when the last seat of 2024 declared. What is told of a seat goes on in the next test.
test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  server = await startDeclaredServer({ start: '2024-07-06T16:51:00Z' });
  await addPeople(server);
  edith = await sitDown(browser, server, 'edith');
  emil = await sitDown(browser, server, 'emil');
  clara = await sitDown(browser, server, 'clara');
});

test.afterAll(async () => {
  for (const { context } of [edith, emil, clara]) await context.close();
  await server.stop();
});

test('[D110] a tie is decided by the lot that two people name, and another can be named until then', async ({
  page: reader,
}) => {
  await read(reader, '/constituency/hendon');
  await takeSeat(edith, 'hendon', 'Hendon');
  await typeFigures(edith, tiedFigures());
  await typeSource(edith, 'Returning officer');
  // Nothing is reviewed before the lot is said: the key leads to it.
  await edith.page.keyboard.press('Control+Enter');
  const lots = edith.page.getByRole('group', { name: 'A tie: whom did the lot choose?' }).getByRole('radio');
  await expect(lots.first()).toBeFocused();
  await edith.page.keyboard.press('Space');
  await edith.page.keyboard.press('ArrowDown');
  await expect(lots.last()).toBeChecked();
  await review(edith);
  await expect(edith.page.getByText('Labour gain from Conservative, David Pinto-Duschinsky')).toBeVisible();
  await edith.page.keyboard.press('Escape');
  await edith.page.locator('[data-field="lot"]:checked').focus();
  await edith.page.keyboard.press('ArrowUp');
  await review(edith);
  await handIn(edith);
  await expect(outcome(edith.page)).toBeFocused();

  await takeSeat(emil, 'hendon', 'Hendon');
  await pressButton(emil, 'Show me theirs instead');
  await expect(emil.page.getByRole('row', { name: 'Chosen by lot Ameet Jogia' })).toBeVisible();
  await goTo(emil, 'Which source did you compare every line with?');
  await emil.page.keyboard.type('Declared on television');
  await emil.page.keyboard.press('Enter');
  await expect(reader.getByText('Ameet Jogia holds the seat for the Conservatives by lot')).toBeVisible();
  // Whoever was first is told, and is not put into a field by what a colleague did.
  await expect(outcome(edith.page)).toHaveText('A colleague agreed: it is public.');
  await expect(outcome(edith.page)).toBeFocused();
});

test('[D111] Inverness: two recounts, and the last declaration of the night at 17:50 on Saturday', async ({
  page: reader,
}) => {
  await read(reader, '/constituency/inverness-skye-and-west-ross-shire');
  await takeInverness(edith);
  for (const [kind, stage] of [
    ['Counting', 'Counting'],
    ['Recount', 'Recount'],
    ['Recount', 'Second recount'],
  ] as const) {
    await choose(edith, kind);
    await typeSource(edith, 'Reporter at the count');
    await review(edith);
    await handIn(edith);
    await expect(reader.getByRole('heading', { name: stage, exact: true })).toBeVisible();
    await expect(figureFields(edith.page).first()).toBeVisible();
  }
  for (const editor of [edith, emil]) {
    await takeInverness(editor);
    await typeFigures(editor, recordedFigures(INVERNESS));
    await goTo(editor, 'Declared at');
    await editor.page.keyboard.type('17:50');
    await typeSource(editor, 'Highland Council');
    await review(editor);
    await expect(editor.page.getByText('Declared Saturday 6 July, 17:50')).toBeVisible();
    await handIn(editor);
    await expect(outcome(editor.page)).toBeFocused();
  }
  await expect(reader.getByText('Declared Saturday 6 July, 17:50')).toBeVisible();
  await expect(reader.getByText('Angus MacDonald gains the seat from the SNP by 2,160 votes.')).toBeVisible();
});

test('[D112] a chief lets one person publish, for a seat and for the night: everybody at the desk sees it, and one does', async ({
  page: reader,
}) => {
  await read(reader, '/constituency/aldershot');
  await takeSeat(clara, 'aldershot', 'Aldershot');
  await openOneKey(clara);
  await pressButton(clara, 'One key for this seat');
  // Without a reason nothing is set, and the reason is asked for.
  const reason = clara.page.getByLabel('Reason', { exact: true });
  await expect(reason).toBeFocused();
  await clara.page.keyboard.type('One reporter at this count');
  await pressButton(clara, 'One key for this seat');
  await expect(queueGroup(edith.page, 'One key')).toContainText('Aldershot');
  await expect(reason).toHaveValue('');
  await pressButton(clara, 'One key for the whole night');
  await clara.page.keyboard.type('The last counts have one reporter each');
  await pressButton(clara, 'One key for the whole night');
  await expect(edith.page.getByText('One key tonight: The last counts have one reporter each')).toBeVisible();
  await expect(reason).toHaveValue('');
  await goTo(clara, 'Reason');
  await clara.page.keyboard.type('More of us are back');
  await pressButton(clara, 'Two keys again for the night');
  await expect(edith.page.getByText('One key tonight')).toHaveCount(0);

  await takeSeat(edith, 'aldershot', 'Aldershot');
  await typeFigures(edith, recordedFigures(ALDERSHOT));
  await typeSource(edith, 'Reporter at the count');
  await review(edith);
  await expect(edith.page.getByText('One key is set: One reporter at this count')).toBeVisible();
  await handIn(edith);
  await expect(reader.getByText('Labour gain from Conservative', { exact: true })).toBeVisible();
});

test('[D113] a held message is put aside, and of two editors who accept it at once one does and the other is told', async () => {
  const message = recordedMessage(SWINDON_NORTH);
  await server.declare({ ...message, majority: message.majority + 1 });
  await takeHeld(emil, 'Swindon North');
  await takeHeld(edith, 'Swindon North');
  await goTo(edith, REASON);
  await edith.page.keyboard.type('The council rings back at nine');
  await pressButton(edith, 'Put aside');
  await expect(queueGroup(clara.page, 'Put aside')).toContainText('The council rings back at nine');
  await expect(edith.page.getByText('Put aside.', { exact: true })).toBeVisible();
  await expect(edith.page.getByRole('heading', { level: 2, name: 'Swindon North' })).toBeFocused();
  const before = await server.head();
  for (const { name, page } of [edith, emil]) {
    await goTo({ name, page } as Typist, REASON);
    await page.keyboard.type('Read back by the council');
    await page.keyboard.press('Tab');
  }
  await Promise.all([edith, emil].map(({ page }) => page.keyboard.press('Enter')));
  const told = /Accepted: it is public|no longer waits/;
  for (const { page } of [edith, emil]) {
    await expect(outcome(page)).toHaveText(told);
    await expect(outcome(page)).toBeFocused();
  }
  const answers = await Promise.all([edith, emil].map(({ page }) => outcome(page).textContent()));
  expect(answers.filter((words) => words?.startsWith('Accepted'))).toHaveLength(1);
  expect(await server.head()).toBe(before + 1);
});

test('[D114] a feed’s other winner becomes public by two editors, who decide on what they have read', async ({
  page: reader,
}) => {
  await read(reader, '/constituency/swindon-north');
  const message = recordedMessage(SWINDON_NORTH);
  const other = withVotesExchanged(message);
  await server.declare({ ...other, revision: 2 });
  await takeHeld(edith, 'Swindon North');
  await goTo(edith, `${REASON}; accepted, readers see it too`);
  await edith.page.keyboard.type('Asked the council');
  // The feed flaps while she reads.
  await server.declare({ ...other, revision: 3, rejectedBallots: 125 });
  await expect(edith.page.getByRole('alert').filter({ hasText: 'A newer message came' })).toBeVisible();
  await pressButton(edith, 'Accept');
  await expect(edith.page.getByText('A newer message came')).toHaveCount(0);
  await pressButton(edith, 'Accept');
  await expect(edith.page.getByText('edith accepted it; one more editor must.')).toBeVisible();
  await expect(reader.getByText('Labour gain from Conservative', { exact: true })).toBeVisible();
  await takeHeld(emil, 'Swindon North');
  await goTo(emil, `${REASON}; accepted, readers see it too`);
  await emil.page.keyboard.type('The council had exchanged two lines');
  await pressButton(emil, 'Accept');
  await expect(reader.getByText('Conservative hold', { exact: true })).toBeVisible();
  await expect(reader.getByText('The council had exchanged two lines').first()).toBeVisible();
  await expect(reader.getByText('Asked the council')).toHaveCount(0);
});

test('[D115] a feed’s recount does not take back whom editors announced: it waits, and is rejected', async ({
  page: reader,
}) => {
  await read(reader, '/constituency/blyth-and-ashington');
  for (const editor of [edith, emil]) {
    await takeSeat(editor, 'blyth', 'Blyth and Ashington');
    await choose(editor, 'Winner only');
    await editor.page.getByRole('radio', { name: /Ian Lavery/ }).focus();
    await editor.page.keyboard.press('Space');
    await typeSource(editor, 'Returning officer');
    await review(editor);
    await handIn(editor);
    await expect(outcome(editor.page)).toBeFocused();
  }
  await expect(reader.getByText('Labour hold', { exact: true })).toBeVisible();
  const { format, election, mode, constituency, source, time } = recordedMessage(BLYTH);
  const recount = { format, election, mode, constituency, source, time, kind: 'recount', recount: 1 };
  await server.declare({ ...recount, revision: 1 });
  await takeHeld(edith, 'Blyth and Ashington');
  await expect(edith.page.getByText('An editor entered what is public.')).toBeVisible();
  await goTo(edith, REASON);
  await edith.page.keyboard.type('Of another seat');
  await pressButton(edith, 'Reject');
  await expect(outcome(edith.page)).toHaveText('Rejected.');
  await expect(queueGroup(emil.page, 'Held by the checks')).toHaveCount(0);
  await expect(reader.getByText('Labour hold', { exact: true })).toBeVisible();
});

test('[D116] a withdrawn result is declared again, and stands in the record with both', async ({
  page: reader,
}) => {
  await read(reader, '/constituency/aldershot');
  for (const editor of [clara, edith]) {
    await takeSeat(editor, 'aldershot', 'Aldershot');
    await choose(editor, 'Withdrawal');
    if (editor === clara) {
      await goTo(editor, 'Reason, as readers will see it');
      await editor.page.keyboard.type('A box was found.');
    }
    await typeSource(editor, 'Rushmoor Council');
    await review(editor);
    await handIn(editor);
    await expect(outcome(editor.page)).toBeFocused();
  }
  await expect(reader.getByText('Result withdrawn').first()).toBeVisible();
  const [first = '', ...others] = recordedFigures(ALDERSHOT);
  await takeSeat(edith, 'aldershot', 'Aldershot');
  await typeFigures(edith, [String(Number(first) + 12), ...others]);
  await typeSource(edith, 'Rushmoor Council');
  await review(edith);
  await handIn(edith);
  await expect(outcome(edith.page)).toBeFocused();
  await expect(reader.getByText('Labour gain from Conservative', { exact: true })).toBeVisible();
  await expect(reader.getByText('A box was found.').first()).toBeVisible();
});

test('[D117] what is typed without a line survives the crash of its page', async ({ browser }) => {
  const ravi = await typedOffline(browser, ['1,234', '5 678']);
  const crashed = ravi.page.waitForEvent('crash');
  await Promise.all([crashed, ravi.page.goto('chrome://crash').catch(() => null)]);
  await ravi.page.close();
  await ravi.context.setOffline(false);
  const page = await ravi.context.newPage();
  await page.goto(`${server.address}/desk`);
  await deskIsOpen(page);
  await expect(queueGroup(page, 'My drafts')).toContainText('Altrincham and Sale West');
  await takeSeat({ ...ravi, page }, 'altrincham', 'Altrincham and Sale West');
  await expect(figureFields(page).nth(0)).toHaveValue('1,234');
  await expect(figureFields(page).nth(1)).toHaveValue('5 678');
  await expect(figureFields(page).nth(2)).toBeFocused();
  await ravi.context.close();
});

/** Opens a public page and waits until it follows the night. */
async function read(page: Page, path: string): Promise<void> {
  await page.goto(server.address + path);
  await expect(page.locator('html')).toHaveAttribute('data-status', 'live');
}

/** Hendon with the second as high as the first: Ameet Jogia before David Pinto-Duschinsky on the ballot paper. */
function tiedFigures(): readonly string[] {
  const figures = recordedFigures(HENDON);
  const [first = 0, second = 0] = figures.map(Number).sort((left, right) => right - left);
  return figures.map((figure) => (Number(figure) === second ? String(first) : figure));
}

function takeInverness(editor: Typist): Promise<void> {
  return takeSeat(editor, 'inverness', 'Inverness, Skye and West Ross-shire');
}

async function openOneKey({ page }: Typist): Promise<void> {
  await page.locator('summary', { hasText: 'One key' }).focus();
  await page.keyboard.press('Enter');
}

/** Somebody who has typed without a line, and was told where it is kept. */
async function typedOffline(browser: Browser, figures: readonly string[]): Promise<Typist> {
  const ravi = await sitDown(browser, server, 'ravi');
  await takeSeat(ravi, 'altrincham', 'Altrincham and Sale West');
  await ravi.context.setOffline(true);
  await typeFigures(ravi, figures);
  await expect(ravi.page.getByText('Not saved: no connection. It is kept in this browser.')).toBeVisible();
  return ravi;
}
