'use client';
import { useEffect, useState } from 'react';
import { readDesk } from '#components/desk/desk-fetch.ts';
import { useWholeNight } from '#components/live/use-whole-night.ts';
import type { DeskHealth } from '#lib/desk/health.ts';
import { healthView } from '#lib/view/desk/health-view.ts';

/** As often as somebody who watches would look. */
const ASK_MS = 2_000;

/** How the feeds and the serving do. */
export function HealthScreen() {
  const night = useWholeNight();
  const [health, setHealth] = useState<DeskHealth | null>(null);
  const [askedMs, setAskedMs] = useState(0);
  const [isAway, setAway] = useState(false);
  useEffect(() => {
    let isOver = false;
    let timer: ReturnType<typeof setTimeout>;
    const ask = async () => {
      const answer = await readDesk<DeskHealth>('/desk/api/health');
      if (isOver) return;
      if (answer.kind === 'ok') setHealth(answer.value);
      setAskedMs(Date.now());
      setAway(answer.kind !== 'ok');
      timer = setTimeout(ask, ASK_MS);
    };
    ask();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, []);
  const view = health === null ? null : healthView(health, askedMs, night);
  return (
    // Nothing in it takes the focus: it has to, to be scrolled without a mouse.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
    <main id="content" className="desk-screen health" tabIndex={0}>
      <h1>Health</h1>
      <p role="status">{isAway ? 'No answer: what stands here is old.' : (view?.headline ?? 'Asking…')}</p>
      {view?.groups.map(({ title, rows }) => (
        <section key={title} aria-labelledby={`health-${title}`}>
          <h2 id={`health-${title}`}>{title}</h2>
          <dl>
            {rows.map(({ name, value, isTrouble }) => (
              <div key={name} className={isTrouble ? 'is-trouble' : undefined}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </main>
  );
}
