import { useLiveStore, useStandingStore } from '#components/live/live-context.ts';
import { useNightView } from '#components/live/use-night-view.ts';
import { useHeadView, useStanding } from '#components/live/use-standing.ts';
import { formatLondonMinute } from '#lib/format/times.ts';
import { declaredWords, momentView } from '#lib/view/moment-view.ts';
import { momentAt } from '#lib/view/time-scale.ts';
import { type TimeView, timeView } from '#lib/view/time-view.ts';
import { LandmarkList } from './landmark-list.tsx';
import { MomentForm } from './moment-form.tsx';
import { NearLandmarks } from './near-landmarks.tsx';
import { NightLine } from './night-line.tsx';
import { NowLink } from './now-link.tsx';
import { PlayControls } from './play-controls.tsx';
import { usePlayback } from './use-playback.ts';

interface RewindPanelProps {
  /** A closed one does not follow the night. */
  readonly isOpen: boolean;
  readonly initial: TimeView;
  readonly declared: string;
  readonly query: string;
}

/** The scrubber: where the page stands, the line of the night, its landmarks, and playing it. */
export function RewindPanel({ isOpen, initial, declared: initialDeclared, query }: RewindPanelProps) {
  const store = useStandingStore();
  const { nightNowMs } = useLiveStore().page;
  const standing = useStanding();
  const time = useHeadView(isOpen ? timeView : null, initial);
  const declared = useNightView(declaredWords, initialDeclared);
  const playback = usePlayback(time);
  const atMs = standing.kind === 'at' ? standing.atMs : null;
  const moment = momentView(time, atMs, playback.isPlaying);

  const goTo = (ms: number) => {
    playback.pause();
    store.standAt(ms);
  };
  const goToPlace = (place: number) =>
    goTo(place >= time.length ? Number.MAX_SAFE_INTEGER : wholeMinute(momentAt(time.scale, place)));
  const goToLandmark = (step: 'earlier' | 'later') => {
    const mark = moment[step];
    if (mark !== null) goTo(mark.ms);
  };

  return (
    <div className="rewind-panel">
      <div className="rewind-head">
        <p className="rewind-moment">
          <b>{atMs === null ? 'Now' : moment.time}</b> {atMs !== null && <span>{moment.day}</span>}{' '}
          <span>{declared}</span>
        </p>
        <NearLandmarks moment={moment} query={query} onChoose={goTo} />
        <PlayControls playback={playback} />
        {atMs !== null && <NowLink query={query} />}
      </div>
      <NightLine
        time={time}
        moment={moment}
        declared={declared}
        onMove={goToPlace}
        onLandmark={goToLandmark}
        onToggle={playback.toggle}
      />
      <MomentForm time={time} minute={formatLondonMinute(atMs ?? nightNowMs)} query={query} />
      <details className="rewind-all">
        <summary>All landmarks of the night</summary>
        <LandmarkList marks={time.marks} passed={moment.passed} query={query} onChoose={goTo} />
      </details>
    </div>
  );
}

const MINUTE_MS = 60_000;

function wholeMinute(ms: number): number {
  return Math.floor(ms / MINUTE_MS) * MINUTE_MS;
}
