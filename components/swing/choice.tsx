import type { ChangeEvent } from 'react';
import type { PartyId } from '#lib/election/ids.ts';
import type { DriversChoice } from '#lib/view/drivers-address.ts';
import type { DriversOptions } from '#lib/view/drivers-choice.ts';

interface ChoiceProps {
  readonly options: DriversOptions;
  readonly choice: DriversChoice;
  readonly at: string | null;
  readonly onChoose: (choice: DriversChoice) => void;
}

/** Party and measure: a form of the address without scripts, in place with them. */
export function Choice({ options: { parties, measures }, choice, at, onChoose }: ChoiceProps) {
  const chooseParty = (event: ChangeEvent<HTMLSelectElement>) =>
    onChoose({ ...choice, party: event.target.value as PartyId });
  const chooseMeasure = (event: ChangeEvent<HTMLSelectElement>) =>
    onChoose({ ...choice, measure: event.target.value });
  return (
    <form className="drivers-choice" action="/swing" method="get">
      <label>
        Change of
        <select name="party" value={choice.party} onChange={chooseParty}>
          {parties.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        Against
        <select name="measure" value={choice.measure} onChange={chooseMeasure}>
          {measures.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {at !== null && <input type="hidden" name="at" value={at} />}
      <button className="without-scripts" type="submit">
        Show
      </button>
    </form>
  );
}
