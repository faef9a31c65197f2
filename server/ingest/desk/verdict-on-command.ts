import { inputOf } from '#server/desk-state/command-ids.ts';
import { type DeskCommand, parseDeskCommand } from '../desk-command.ts';
import type { ReceivedInput } from '../journal-line.ts';
import type { Bench, Standing, Verdict } from '../verdict.ts';
import { recorded } from './answers.ts';
import type { CommandCase, PersonsCase } from './command-case.ts';
import { decide } from './decide.ts';
import { discardDraft, saveDraft } from './drafts.ts';
import { removeLocalPrior, setLocalPrior } from './local-priors.ts';
import { setOneKey } from './one-key.ts';
import { discardPost, savePost } from './post-drafts.ts';
import {
  clearBanner,
  editPost,
  pinPost,
  publishPost,
  retractPost,
  schedulePost,
  setBanner,
  unschedulePost,
} from './publish-posts.ts';
import { refused } from './refusal.ts';
import { hideForecast, pickSeat, showForecast, unpickSeat } from './settings.ts';
import { submitEntry } from './submit-entry.ts';
import { createUser, requireTotp, setPassword, setRole, setTotp, switchUser } from './users.ts';
import { revealEntry, withdrawEntry } from './waiting-entry.ts';
import { actorOf, refusalOfActor } from './who-may.ts';

/** What a command of the desk does. Depends on nothing but the two logs before it, and its own bytes. */
export function verdictOnCommand(bench: Bench, standing: Standing, input: ReceivedInput): Verdict {
  const parsed = parseDeskCommand(input.bytes);
  if (!parsed.ok) {
    const nobody = { by: null, commandId: null, command: null };
    const { problems } = parsed;
    return refused(nobody, 'UNREADABLE', 'This is no command that ingest knows.', { problems });
  }
  const about = caseOf(bench, standing, input, parsed.command);
  const { asked, command, actor } = about;
  const usedBy = inputOf(standing.deskState.commandIds, command.id, command.actor);
  if (usedBy !== null && usedBy !== input.inputId) {
    return refused(asked, 'ID_USED', 'Another command had this id: send it with one of its own.');
  }
  const barred = refusalOfActor(about);
  if (barred !== null) return barred;
  return actor === null ? verdictOnMachine(about) : verdictOnPerson({ ...about, actor } as PersonsCase);
}

function caseOf(bench: Bench, standing: Standing, input: ReceivedInput, command: DeskCommand): CommandCase {
  const actor = actorOf(command, standing.deskState.users.byId);
  const by = actor === null ? null : { userId: actor.userId, name: actor.name };
  return {
    bench,
    standing,
    input,
    command,
    actor,
    asked: { by, commandId: command.id, command: command.kind },
  };
}

/** The case with its command narrowed to its kind. */
function as<Case extends CommandCase, Command extends DeskCommand>(about: Case, command: Command) {
  return { ...about, command };
}

function verdictOnPerson(about: PersonsCase): Verdict {
  const { command } = about;
  switch (command.kind) {
    case 'saveDraft':
      return saveDraft(as(about, command));
    case 'discardDraft':
      return discardDraft(as(about, command));
    case 'submitEntry':
      return submitEntry(as(about, command));
    case 'revealEntry':
      return revealEntry(as(about, command));
    case 'withdrawEntry':
      return withdrawEntry(as(about, command));
    case 'decide':
      return decide(as(about, command));
    case 'setOneKey':
      return setOneKey(as(about, command));
    case 'savePost':
      return savePost(as(about, command));
    case 'discardPost':
      return discardPost(as(about, command));
    case 'publishPost':
      return publishPost(as(about, command));
    case 'schedulePost':
      return schedulePost(as(about, command));
    case 'unschedulePost':
      return unschedulePost(as(about, command));
    case 'editPost':
      return editPost(as(about, command));
    case 'retractPost':
      return retractPost(as(about, command));
    case 'pinPost':
    case 'unpinPost':
      return pinPost(as(about, command));
    case 'setBanner':
      return setBanner(as(about, command));
    case 'clearBanner':
      return clearBanner(as(about, command));
    case 'pickSeat':
      return pickSeat(as(about, command));
    case 'unpickSeat':
      return unpickSeat(as(about, command));
    case 'setLocalPrior':
      return setLocalPrior(as(about, command));
    case 'removeLocalPrior':
      return removeLocalPrior(as(about, command));
    case 'hideForecast':
      return hideForecast(as(about, command));
    case 'showForecast':
      return showForecast(as(about, command));
    case 'createUser':
    case 'setRole':
    case 'disableUser':
    case 'enableUser':
    case 'setPassword':
    case 'setTotp':
    case 'requireTotp':
    case 'noteSecurity':
      return verdictOnMachine(about);
    default:
      return command satisfies never;
  }
}

/** What people and the machine's command line do alike. */
function verdictOnMachine(about: CommandCase): Verdict {
  const { command } = about;
  switch (command.kind) {
    case 'createUser':
      return createUser(as(about, command));
    case 'setRole':
      return setRole(as(about, command));
    case 'disableUser':
    case 'enableUser':
      return switchUser(as(about, command));
    case 'setPassword':
      return setPassword(as(about, command));
    case 'setTotp':
      return setTotp(as(about, command));
    case 'requireTotp':
      return requireTotp(as(about, command));
    case 'noteSecurity': {
      const { what, userId, detail } = command;
      return recorded(about, { kind: 'securityNoted', what, userId, detail });
    }
    default:
      throw new Error(`Nobody asked for "${command.kind}"`);
  }
}
