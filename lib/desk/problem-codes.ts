/**
 * Every code an answer can carry, in the order of the checks, with its meaning and what to do, for people. The table of
 * `docs/FEED.md` is this table, and a test keeps them equal. What becomes of the message: R rejected,
 * Q quarantined for an editor, N acknowledged no-op, F committed with a warning for editors.
 */
export const PROBLEM_CODES = {
  // size, channel, bytes
  EMPTY: ['R', 'Nothing but white space', 'Send the message again'],
  TOO_LARGE: ['R', 'Larger than the limit of its kind', 'One message a constituency; split the file'],
  TOO_MANY_MESSAGES: [
    'R',
    'A file of more than 20,000 messages',
    'Split the file; begin a new one for what is new',
  ],
  COMPRESSED: ['R', 'Compressed; nothing is ever decompressed', 'Send it unpacked'],
  ENCODING: ['R', 'Not UTF-8, or holds NUL or half a surrogate pair', 'Save it as UTF-8'],
  BOM: ['F', 'A byte order mark was at the start; it was taken off', 'Nothing'],
  NOT_A_FILE: [
    'R',
    'The inbox takes regular files only, with short plain names',
    'Copy the file itself into the folder',
  ],
  // syntax
  DTD: ['R', 'XML with a document type; no XML is read', 'Send JSON'],
  SYNTAX: ['R', 'Not JSON, or not CSV', 'Put it right at the place named'],
  TRUNCATED: [
    'R',
    'Ends before it is complete',
    'Send it again, complete; write under another name and rename',
  ],
  TRAILING: ['R', 'Something follows the end of the message', 'One message a document, or NDJSON'],
  DUPLICATE_KEY: ['R', 'The same field, or CSV column, twice', 'Decide which is meant; send it once'],
  FORBIDDEN_KEY: ['R', 'A name that could change how objects work', 'Take it out'],
  TOO_DEEP: ['R', 'Nested too deep', 'Send the message as the format has it'],
  COLUMNS: [
    'R',
    'A CSV row with more or fewer cells than the header',
    'Quote cells that hold a comma; name another delimiter in the option line',
  ],
  REPEATED_HEADER: ['R', 'The CSV header again, between the rows', 'Take the second header out'],
  ROWS_DISAGREE: [
    'R',
    'Rows of one constituency differ in what they must share',
    'Make the rows agree, or leave the cell blank after the first',
  ],
  OPEN_ROW: [
    'F',
    'The last row of a CSV file has no line end, and may be cut in its last figure; without `validVotes` it is quarantined',
    'Compare the row; end the last row like the others',
  ],
  OPTION: ['R', 'An option line with an unknown option', 'Put the option line right'],
  // schema
  VERSION: [
    'R',
    'Another version of the format, or an unknown kind of message',
    'Tell whoever looks after the feed: it may have been upgraded',
  ],
  MISSING: ['R', 'A required field is missing', 'Send the field; null where the format allows it'],
  UNKNOWN_FIELD: ['R', 'A field that the format does not have', 'Take it out, or put it under `extension`'],
  TYPE: ['R', 'The wrong type of value', 'Send the type that the schema names'],
  NOT_INTEGER: [
    'R',
    'Not a whole number written in digits',
    'Send a bare number without signs, points or marks',
  ],
  NOT_SAFE_INTEGER: ['R', 'Not a whole number, or too large', 'Check the figure'],
  NEGATIVE: ['R', 'Below the smallest number allowed', 'Check the figure'],
  TOO_LONG: ['R', 'Text beyond the limit of its field', 'Shorten it'],
  TOO_MANY: ['R', 'More entries than a list may have', 'Check for rows of another constituency'],
  TIMESTAMP: [
    'R',
    'Not an instant with a time zone, or not in the calendar',
    'Send UTC with Z, or an offset',
  ],
  // identity
  WRONG_MODE: ['R', 'Live, test and rehearsal never meet', 'Find out at once why it came this way'],
  WRONG_ELECTION: ['R', 'A message of another election', 'Send it to its own night'],
  WRONG_BOUNDARIES: [
    'R',
    'A code of the right shape that is not a constituency of this election',
    'Send the code of this election',
  ],
  UNKNOWN_SEAT: ['R', 'Not a constituency', 'Send the ONS code'],
  DUPLICATE_CANDIDATE: ['R', 'The same candidate twice', 'Decide which figure is meant'],
  NAME_MISMATCH: [
    'Q',
    'The name is of somebody or somewhere else than the code',
    'Find out which of code and name is wrong',
  ],
  NAME_DIFFERS: [
    'F',
    'The surname agrees, the rest of the name does not',
    'Nothing, if it is the same person',
  ],
  UNKNOWN_CANDIDATE: ['Q', 'Not on the list of nominations', 'Amend the nominations first; then accept it'],
  MISSING_CANDIDATE: [
    'Q',
    'A nominated candidate has no votes in the message',
    'Get the complete figures, or amend the nominations first',
  ],
  UNKNOWN_PARTY: [
    'Q',
    'No party of this election has that name',
    'Ask what is meant; have the alias added to the pack',
  ],
  PARTY_MISMATCH: [
    'Q',
    'Another party than the candidate was nominated for',
    'Check whether lines were exchanged',
  ],
  SUSPICIOUS_TEXT: [
    'Q',
    'Invisible, look-alike or mark-up characters',
    'Look at the escaped text; words that would be published must be sent again',
  ],
  NOMINATIONS_CHANGE: [
    'Q',
    'Somebody joins or leaves the ballot paper, or changes party',
    'Compare with the statement of persons nominated',
  ],
  NOMINATIONS_AFTER_RESULT: [
    'Q',
    'The new list does not fit the figures already published',
    'Withdraw the result first',
  ],
  SAME_NAME: ['F', 'Two candidates of one name', 'Compare the two figures'],
  LOOKALIKE: ['F', 'Two candidates with surnames easily mistaken', 'Compare the two figures'],
  // arithmetic
  SUM_MISMATCH: [
    'Q',
    'The votes do not add up to the stated valid votes',
    'Compare every figure with the declaration',
  ],
  VERIFICATION_MISMATCH: [
    'Q',
    'Valid and rejected papers do not add up to the ballots',
    'Compare every figure with the declaration',
  ],
  OVER_ELECTORATE: ['Q', 'More votes or ballots than electors', 'Check the figures and the electorate'],
  OVER_VALID_VOTES: [
    'Q',
    'One candidate has more votes than the stated valid votes',
    'Look for a digit too many',
  ],
  WINNER_MISMATCH: [
    'Q',
    'The stated winner is not the one with most votes',
    'Two lines may be exchanged: compare',
  ],
  MAJORITY_MISMATCH: ['Q', 'The stated majority is not first less second', 'Compare the two highest figures'],
  TIE: ['Q', 'Equal highest votes and no lot', 'Ask whom the lot chose'],
  LOT_MISMATCH: ['Q', 'A lot without a tie, or for somebody not in it', 'Compare the two highest figures'],
  ELECTORATE_ZERO: ['Q', 'Nobody could vote', 'Get the electorate'],
  ALL_ZERO: ['Q', 'No votes at all', 'Wait for the figures'],
  PARTIAL_ENTRY: ['Q', 'Looks half typed', 'Wait for the complete figures'],
  ROW_SHIFT: [
    'Q',
    'The figures look like those of another constituency',
    'Check the neighbouring messages too',
  ],
  PATTERN: [
    'F',
    'Looks like test data; with three signs together it is quarantined',
    'Make sure that it is not a test',
  ],
  TIE_BY_LOT: ['F', 'A tie that the lot decided', 'Say in the liveblog how it was decided'],
  ELECTORATE_DIFFERS: ['F', 'Electorate over 5 % away from the one known before', 'Check the electorate'],
  REJECTED_HIGH: ['F', 'Over 2 % of ballot papers rejected', 'Check the figure'],
  SHARE_DIFFERS: [
    'F',
    'A stated percentage over 0.1 points away from ours; ours is used',
    'Nothing; tell the source',
  ],
  // revision
  DUPLICATE: ['N', 'Known already', 'Nothing'],
  STALE: ['N', 'A lower revision than the one accepted', 'Nothing'],
  SAME_REVISION_DIFFERS: ['Q', 'The same revision with other content', 'Ask the source which is right'],
  REVISION_GAP: ['F', 'Revisions between were never seen', 'Look for a lost message'],
  // history
  RUSH_AFTER_RESULT: ['N', 'The figures are known already', 'Nothing'],
  OVERTAKEN: ['N', 'The count is past that stage', 'Nothing'],
  NOTHING_TO_WITHDRAW: ['N', 'Nothing of that constituency is public', 'Nothing'],
  ZERO_OUT: ['Q', 'Votes fell to zero', 'Ask the source why'],
  DECREASE: ['Q', 'Votes fell', 'Ask the source why'],
  SWAP: ['Q', 'Two candidates exchanged their votes', 'Ask which candidate has which votes'],
  WINNER_CHANGE: [
    'Q',
    'Another winner than the public one; two editors',
    'Ask the source; two editors agree',
  ],
  WITHDRAWAL: ['Q', 'A public result would be taken back; two editors', 'Ask the source; two editors agree'],
  SAME_AS_WITHDRAWN: ['Q', 'The very figures that were withdrawn', 'Ask whether they stand after all'],
  RECOUNT_AFTER_RESULT: [
    'Q',
    'After a declaration there is no recount',
    'Withdraw the result first, if it fell',
  ],
  POSTPONED: [
    'Q',
    'The poll was postponed, or is said to be although it was counted',
    'Find out whether the poll was held',
  ],
  EDITOR_CONFLICT: [
    'Q',
    'An editor entered what is public',
    'Decide which is right; the editor’s stays until then',
  ],
  INGEST_FAILED: [
    'Q',
    'Judging it made ingest fail; the rest goes on without it',
    'Enter the figures another way; show it to a developer',
  ],
  FLIPPING: [
    'Q',
    'A change of winner of this seat already waits for an editor',
    'Decide the waiting item by its newest message',
  ],
  TIME: [
    'Q',
    'Before the close of poll, or in the future',
    'Wait for the close of poll; or have the clock of the source put right',
  ],
  TIME_EARLIER: ['F', 'Earlier than the revision before it', 'Nothing, if the source put its time right'],
  CORRECTION_FIRST: [
    'F',
    'A correction of a result that was never seen; it is taken as the result',
    'Make sure that the figures are complete',
  ],
  // plausibility
  TURNOUT: [
    'F',
    'Turnout far from the last one here, or beyond any',
    'Ask for the number of ballots verified',
  ],
  EXCHANGED: [
    'F',
    'Two candidates’ votes would fit far better exchanged; without any total in the message it is quarantined',
    'Compare both with the declaration; let the source state the winner',
  ],
  SAFE_SEAT_LOST: ['F', 'A very safe seat changes hands', 'Compare with the declaration'],
  EARLY: ['F', 'Declared long before it was expected', 'Make sure that it is a declaration, not a rumour'],
} as const satisfies Record<string, readonly [becomes: 'R' | 'Q' | 'N' | 'F', meaning: string, todo: string]>;

export type ProblemCode = keyof typeof PROBLEM_CODES;
