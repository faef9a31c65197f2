import type { ReactNode } from 'react';
import { BreakingLine } from '#components/liveblog/breaking-line.tsx';
import { LiveChip } from '#components/shell/live-chip.tsx';
import { Masthead } from '#components/shell/masthead.tsx';
import { ModeBanner } from '#components/shell/mode-banner.tsx';
import { PageTabs } from '#components/shell/page-tabs.tsx';
import { SiteFoot } from '#components/shell/site-foot.tsx';
import { MomentNotice } from '#components/time/moment-notice.tsx';
import { Rewind } from '#components/time/rewind.tsx';
import { breakingView } from '#lib/view/breaking-view.ts';
import { declaredWords, insteadWords } from '#lib/view/moment-view.ts';
import { shellView } from '#lib/view/shell-view.ts';
import { timeView } from '#lib/view/time-view.ts';
import { addressQuery } from './address-query.ts';
import { readNight, readNightNow } from './read-snapshot.ts';

interface SiteFrameProps {
  readonly children: ReactNode;
}

/** What stands round every page that readers see. */
export async function SiteFrame({ children }: SiteFrameProps) {
  const night = await readNight();
  const { pack, roll, mode, moment } = night;
  const query = await addressQuery();
  const shell = shellView(
    pack.reference,
    mode,
    pack.credits.map(({ text }) => text),
  );
  return (
    <>
      {shell.banner !== null && <ModeBanner banner={shell.banner} />}
      <Masthead>
        <LiveChip query={query} />
      </Masthead>
      <Rewind
        initial={timeView(roll, readNightNow().state)}
        declared={declaredWords(roll, night.state)}
        query={query}
      />
      {moment.instead !== null && (
        <MomentNotice words={insteadWords(moment.instead, pack.reference.election.pollDate)} />
      )}
      <main id="content">{children}</main>
      <BreakingLine initial={breakingView(roll, night.state)} />
      <SiteFoot foot={shell.foot} />
      <PageTabs />
    </>
  );
}
