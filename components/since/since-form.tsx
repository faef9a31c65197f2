import type { SinceAskView } from '#lib/view/since-ask-view.ts';

interface SinceFormProps {
  readonly ask: SinceAskView;
}

/** Another moment to tell the changes from: the full hours of the night, or any minute. */
export function SinceForm({ ask }: SinceFormProps) {
  return (
    <div className="since-form">
      <form className="select-form" method="get" action="/since">
        <label>
          <span>Since</span>
          <input
            type="datetime-local"
            name="from"
            min={ask.firstMinute}
            max={ask.lastMinute}
            defaultValue={ask.value}
            required
          />
        </label>
        <button type="submit">Show</button>
      </form>
      <ul>
        {ask.hours.map(({ href, words }) => (
          <li key={href}>
            <a href={href}>{words}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
