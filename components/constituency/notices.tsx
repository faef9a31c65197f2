'use client';
import type { NoticeView } from '#lib/view/constituency-view-notices.ts';
import { usePlacedNotices } from './use-placed-notices.ts';

/**
 * What a reader must know before reading a figure: doubted, corrected, withdrawn, postponed, figures to come. One that
 * comes while the page is open stands at the foot of the window, where it moves nothing under a thumb, until the
 * reader puts it in its place; one that no longer holds leaves its room.
 */
export function Notices({ notices }: { readonly notices: readonly NoticeView[] }) {
  const { placed, arrived, placeAll } = usePlacedNotices(notices);
  return (
    <>
      {placed.map(({ notice, holds }) => (
        <aside
          key={notice.kind}
          className={holds ? 'seat-notice' : 'seat-notice seat-notice-over'}
          aria-label={notice.heading}
          aria-hidden={holds ? undefined : true}
        >
          <Words notice={notice} />
        </aside>
      ))}
      {arrived.length > 0 && (
        <div className="new-notices">
          {arrived.map((notice) => (
            <aside key={notice.kind} className="seat-notice" aria-label={notice.heading}>
              <Words notice={notice} />
            </aside>
          ))}
          <p className="more">
            <button type="button" onClick={placeAll}>
              Put it above the figures
            </button>
          </p>
        </div>
      )}
    </>
  );
}

function Words({ notice }: { readonly notice: NoticeView }) {
  return (
    <>
      <p>
        <strong>{notice.heading}</strong> {notice.words}
      </p>
      {notice.hasRecord && (
        <p>
          <a href="#record">See what changed</a>
        </p>
      )}
    </>
  );
}
