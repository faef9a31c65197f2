import type { KeyEventsView } from '#lib/view/key-events-view.ts';

interface KeyEventsProps {
  readonly keyEvents: KeyEventsView;
}

/** Every key event of the whole night, hour by hour, wherever on the night the page is. */
export function KeyEvents({ keyEvents }: KeyEventsProps) {
  return (
    <nav className="key-events" id="key-events" aria-labelledby="key-events-title">
      <h2 id="key-events-title">Key events</h2>
      {keyEvents.count === 0 && <p className="note">None yet.</p>}
      <div className="key-hours">
        {keyEvents.hours.map(({ hour, href, events }) => (
          <section key={hour} aria-label={`From ${hour}`}>
            <h3>
              <a href={href}>{hour}</a>
            </h3>
            <ol>
              {events.map((event) => (
                <li key={event.id}>
                  <time dateTime={event.at}>{event.time}</time>
                  <span>
                    <a href={event.href}>{event.headline}</a>
                    {event.isEnded && <small> changed later</small>}
                  </span>
                </li>
              ))}
            </ol>
          </section>
        ))}
      </div>
    </nav>
  );
}
