/**
 * Which requests wait behind each other. Readers are many, and a page is the dearest thing that they can ask for: they
 * wait for each other, and nobody else waits for them.
 */
export type Lane =
  /** What readers ask for. */
  | 'public'
  /** The newsroom's own pages: an editor who opens the desk never stands behind readers. */
  | 'desk'
  /** Scripts, styles and fonts of pages: read from the disk, not rendered, and wanted by pages that are open already. */
  | 'files';

/** The lane of a path as it was sent. Another spelling of a path only waits with the readers. */
export function laneOf(path: string): Lane {
  if (path === '/desk' || path.startsWith('/desk/')) return 'desk';
  return path.startsWith('/_next/static/') ? 'files' : 'public';
}
