/** Where the first unread post stands on the page that begins with it: at its end, because the newest come first. */
export const FIRST_UNREAD_ANCHOR = 'first-unread';

interface FirstUnreadProps {
  /** The newest event whose posts this browser had read when it came; null when it never was here. */
  readonly readTo: number | null;
  /** Of the newest post when the page was made. */
  readonly newestSeq: number;
}

/** Leads a reader who was away to the first post that came since, wherever on the night that is. */
export function FirstUnread({ readTo, newestSeq }: FirstUnreadProps) {
  if (readTo === null || readTo >= newestSeq) return null;
  return <a href={`/live?after=${readTo}#${FIRST_UNREAD_ANCHOR}`}>First unread</a>;
}
