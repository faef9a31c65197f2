import type { Roll } from '#lib/election/roll.ts';
import { imagePath } from './image-path.ts';
import type { Post } from './post.ts';
import { postText, postTitle } from './post-words.ts';
import { changedAt } from './posts.ts';

/** Where the liveblog is published. */
export interface Publication {
  /** "https://results.example", without a stroke at its end. */
  readonly origin: string;
  /** "Rehearsal" or "Test" on a night that is not real: no machine may take it for news. Null on the real one. */
  readonly warning: string | null;
}

/** The liveblog as schema.org's LiveBlogPosting: what is on the page, newest first. What was retracted is left out. */
export function liveBlogPosting(roll: Roll, posts: readonly Post[], publication: Publication) {
  const { name, closeOfPoll } = roll.reference.election;
  const publisher = { '@type': 'Organization', name: 'Declared', url: publication.origin };
  const standing = posts.filter((post) => post.retraction === null);
  return {
    '@context': 'https://schema.org',
    '@type': 'LiveBlogPosting',
    '@id': `${publication.origin}/live`,
    url: `${publication.origin}/live`,
    headline: warned(publication, `${name}: live`),
    description: warned(publication, `Every result of the ${name} as it is declared.`),
    datePublished: closeOfPoll,
    dateModified: latest(posts.map(changedAt), closeOfPoll),
    coverageStartTime: closeOfPoll,
    author: publisher,
    publisher,
    liveBlogUpdate: standing.map((post) => blogPosting(roll, post, publication)),
  };
}

/** One post by itself, for the page of its own address. */
export function postJsonLd(roll: Roll, post: Post, publication: Publication) {
  return { '@context': 'https://schema.org', ...blogPosting(roll, post, publication) };
}

/** One post as schema.org's BlogPosting. */
function blogPosting(roll: Roll, post: Post, publication: Publication) {
  const url = `${publication.origin}/live/${post.id}`;
  const pictures = post.body.flatMap((block) =>
    block.kind === 'image' ? [`${publication.origin}${imagePath(block.imageId, 'large')}`] : [],
  );
  return {
    '@type': 'BlogPosting',
    '@id': url,
    url,
    headline: warned(publication, postTitle(roll, post)),
    articleBody: postText(roll, post),
    ...(pictures.length === 0 ? {} : { image: pictures }),
    datePublished: post.at,
    dateModified: changedAt(post),
    author:
      post.author === null
        ? { '@type': 'Organization', name: 'Declared', url: publication.origin }
        : { '@type': 'Person', name: post.author },
  };
}

function warned({ warning }: Publication, words: string): string {
  return warning === null ? words : `${warning}: ${words}`;
}

function latest(instants: readonly string[], otherwise: string): string {
  return instants.reduce((last, each) => (Date.parse(each) > Date.parse(last) ? each : last), otherwise);
}
