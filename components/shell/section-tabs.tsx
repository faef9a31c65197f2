'use client';
import { useEffect, useState } from 'react';
import { PAGE_SECTIONS } from './page-sections.ts';

/** The sections bar of a phone: always under the thumb, and says which part of the Night page is being read. */
export function SectionTabs() {
  const current = useSectionInView();
  return (
    <nav className="tabs" aria-label="Sections">
      {PAGE_SECTIONS.map(({ id, name, href }) => (
        <a key={id} href={href} aria-current={id === current ? 'location' : undefined}>
          {name}
        </a>
      ))}
    </nav>
  );
}

/** The last of the page's sections whose top has passed the upper third of the window; null where there are none. */
function useSectionInView(): string | null {
  const [current, setCurrent] = useState<string | null>(null);
  useEffect(() => {
    const sections = PAGE_SECTIONS.map(({ id }) => document.getElementById(id)).filter(
      (each) => each !== null,
    );
    if (sections.length === 0) return;
    const inView = new Set<string>();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting) inView.add(target.id);
          else inView.delete(target.id);
        }
        const last = sections.findLast(({ id }) => inView.has(id));
        if (last !== undefined) setCurrent(last.id);
      },
      { rootMargin: '-25% 0px -65% 0px' },
    );
    for (const section of sections) observer.observe(section);
    return () => observer.disconnect();
  }, []);
  return current;
}
