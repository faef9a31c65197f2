import { readFileSync, writeFileSync } from 'node:fs';
import { feedJsonSchema, withTables } from '#server/ingest/feed-docs.ts';

/** Writes what `docs` says of the feed format from the code that reads it. A test fails while they differ. */
writeFileSync('docs/feed.schema.json', feedJsonSchema());
writeFileSync('docs/FEED.md', withTables(readFileSync('docs/FEED.md', 'utf8')));
console.log('docs/feed.schema.json and the tables of docs/FEED.md are written');
