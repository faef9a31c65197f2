'use client';
import { type FormEvent, useId, useState } from 'react';
import { ToldLine } from '#components/desk/told-line.tsx';
import type { Sending } from '#components/desk/use-sending.ts';
import { SeatCombobox } from '#components/night/seat-combobox.tsx';
import { readShare, readSpread, type TypedPart } from '#lib/desk/typed-prior.ts';
import type { CandidateId, ConstituencyId } from '#lib/election/ids.ts';
import { CHANGE_REASON_CHARS_MAX } from '#lib/liveblog/post-limits.ts';
import type { OpenSeat } from '#lib/view/desk/local-priors-view.ts';

interface NewLocalPriorProps {
  readonly seats: readonly OpenSeat[];
  readonly sending: Sending;
}

/** First the seat, by its name; then whom, how much and why. Below it stands what came of it, and of taking one off. */
export function NewLocalPrior({ seats, sending }: NewLocalPriorProps) {
  const [chosen, setChosen] = useState<ConstituencyId | null>(null);
  const seat = seats.find(({ id }) => id === chosen);
  return seat === undefined ? (
    <div className="new-pick">
      <SeatCombobox seats={seats} onChoose={setChosen} />
      <ToldLine state={sending.state} />
    </div>
  ) : (
    <PriorForm seat={seat} sending={sending} onOther={() => setChosen(null)} />
  );
}

const FIELDS_EMPTY = { candidate: '', share: '', spread: '', reason: '' };

interface PriorFormProps {
  readonly seat: OpenSeat;
  readonly sending: Sending;
  readonly onOther: () => void;
}

function PriorForm({ seat, sending, onOther }: PriorFormProps) {
  const [typed, setTyped] = useState(FIELDS_EMPTY);
  const [wrong, setWrong] = useState('');
  async function submit(event: FormEvent) {
    event.preventDefault();
    const [share, spread] = [readShare(typed.share), readSpread(typed.spread)];
    const problem = wrongIn(share) ?? wrongIn(spread);
    setWrong(problem ?? '');
    if (share.kind !== 'part' || spread.kind !== 'part') return;
    const outcome = await sending.send({
      kind: 'setLocalPrior',
      constituencyId: seat.id,
      candidateId: typed.candidate as CandidateId,
      sharePermille: share.permille,
      sdPermille: spread.permille,
      reason: typed.reason.trim(),
    });
    if (outcome?.kind === 'done') setTyped(FIELDS_EMPTY);
  }
  return (
    <form className="new-prior" onSubmit={submit}>
      <CandidateChoice
        seat={seat}
        chosen={typed.candidate}
        onChoose={(candidate) => setTyped({ ...typed, candidate })}
      />
      <TypedField
        label="Expected share, per cent"
        text={typed.share}
        isFigure
        onType={(share) => setTyped({ ...typed, share })}
      />
      <TypedField
        label="Give or take, points"
        text={typed.spread}
        isFigure
        onType={(spread) => setTyped({ ...typed, spread })}
      />
      <TypedField
        label="Why, for the reader"
        text={typed.reason}
        onType={(reason) => setTyped({ ...typed, reason })}
      />
      <button type="submit">Tell the forecast</button>
      <button type="button" onClick={onOther}>
        Another seat
      </button>
      <ToldLine state={sending.state} instead={wrong} />
    </form>
  );
}

function wrongIn(part: TypedPart): string | null {
  return part.kind === 'refused' ? part.words : null;
}

interface CandidateChoiceProps {
  readonly seat: OpenSeat;
  readonly chosen: string;
  readonly onChoose: (candidate: string) => void;
}

function CandidateChoice({ seat, chosen, onChoose }: CandidateChoiceProps) {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>Who, in {seat.name}</label>
      {/* biome-ignore lint/a11y/noAutofocus: the seat was chosen in a field that is gone; the candidate comes next */}
      <select id={id} autoFocus required value={chosen} onChange={(event) => onChoose(event.target.value)}>
        <option value="">Choose a candidate</option>
        {seat.candidates.map((each) => (
          <option key={each.id} value={each.id}>
            {each.name}
          </option>
        ))}
      </select>
    </>
  );
}

interface TypedFieldProps {
  readonly label: string;
  readonly text: string;
  readonly isFigure?: boolean;
  readonly onType: (text: string) => void;
}

function TypedField({ label, text, isFigure = false, onType }: TypedFieldProps) {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        required
        inputMode={isFigure ? 'decimal' : 'text'}
        maxLength={CHANGE_REASON_CHARS_MAX}
        autoComplete="off"
        value={text}
        onChange={(event) => onType(event.target.value)}
      />
    </>
  );
}
