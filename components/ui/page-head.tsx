import type { ReactNode } from 'react';

interface PageHeadProps {
  /** What page it is, above the headline. */
  readonly kicker: string;
  readonly headline: string;
  readonly story: string;
  readonly children?: ReactNode;
}

/** The top of a page: what it is, what there is to say now, and the story in a sentence or two. */
export function PageHead({ kicker, headline, story, children }: PageHeadProps) {
  return (
    <header className="page-head">
      <h1>
        <span className="page-kicker">{kicker}</span>
        <span className="sr-only">: </span>
        <span className="page-headline">{headline}</span>
      </h1>
      {story !== '' && <p className="page-story">{story}</p>}
      {children}
    </header>
  );
}
