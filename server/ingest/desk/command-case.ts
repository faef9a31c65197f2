import type { DeskRequestKind } from '#lib/desk/desk-request.ts';
import type { Person } from '#lib/desk/person.ts';
import type { DeskUser } from '#server/desk-state/desk-users.ts';
import type { DeskCommand } from '../desk-command.ts';
import type { ReceivedInput } from '../journal-line.ts';
import type { Bench, Standing } from '../verdict.ts';
import type { AskedBy } from './refusal.ts';

type CommandOf<Kind extends DeskRequestKind> = Extract<DeskCommand, { readonly kind: Kind }>;

/** A command beside the night and the desk as they stand before it. */
export type CommandCase<Kind extends DeskRequestKind = DeskRequestKind> = CaseOf<CommandOf<Kind>>;

/** The same for what only people do. */
export type PersonsCase<Kind extends DeskRequestKind = DeskRequestKind> = PersonsCaseOf<CommandOf<Kind>>;

/** What it takes to answer, whoever asked. */
export type Answerable = Pick<CommandCase, 'bench' | 'input' | 'asked'>;

interface CaseOf<Command extends DeskCommand> {
  readonly bench: Bench;
  readonly standing: Standing;
  readonly input: ReceivedInput;
  readonly command: Command;
  /** Whose account it is; null for the machine's own command line. */
  readonly actor: DeskUser | null;
  readonly asked: AskedBy;
}

interface PersonsCaseOf<Command extends DeskCommand> extends CaseOf<Command> {
  readonly actor: DeskUser;
  readonly asked: AskedBy & { readonly by: Person };
}
