import type { BannerView } from '#lib/view/shell-view.ts';

interface ModeBannerProps {
  readonly banner: BannerView;
}

/** Says in words and in colour, on every page and at every scroll, that none of this is happening. */
export function ModeBanner({ banner }: ModeBannerProps) {
  return (
    <aside aria-label={banner.label} className={`mode-banner mode-banner-${banner.mode}`}>
      <b>{banner.label}</b> <span>{banner.words}</span>
    </aside>
  );
}
