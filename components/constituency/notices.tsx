import type { NoticeView } from '#lib/view/constituency-view-notices.ts';

/** What a reader must know before reading a figure: doubted, corrected, withdrawn, postponed, figures to come. */
export function Notices({ notices }: { readonly notices: readonly NoticeView[] }) {
  return notices.map((notice) => (
    <aside key={notice.kind} className="seat-notice" aria-label={notice.heading}>
      <p>
        <strong>{notice.heading}</strong> {notice.words}
      </p>
      {notice.hasRecord ? (
        <p>
          <a href="#record">See what changed</a>
        </p>
      ) : null}
    </aside>
  ));
}
