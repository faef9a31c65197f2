import type { TimeView } from '#lib/view/time-view.ts';

interface MomentFormProps {
  readonly time: TimeView;
  /** The minute that the page shows, on a London clock. */
  readonly minute: string;
  /** Of the page's address, without its moment. */
  readonly query: string;
}

/** The scrubber without scripts: a day and a time to go to. */
export function MomentForm({ time, minute, query }: MomentFormProps) {
  return (
    <form className="moment-form without-scripts" method="get" data-own-moment="">
      {[...new URLSearchParams(query)].map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <label>
        Show the night as it stood at{' '}
        <input
          type="datetime-local"
          name="at"
          min={time.firstMinute}
          max={time.lastMinute}
          defaultValue={minute}
        />
      </label>{' '}
      <button type="submit">Show</button>
    </form>
  );
}
