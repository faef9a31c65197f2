import { ChoiceLinks } from '#components/ui/choice-links.tsx';
import { KeptList } from '#components/ui/kept-list.tsx';
import { Outcome } from '#components/ui/outcome.tsx';
import { PartyTag } from '#components/ui/party-tag.tsx';
import { Section } from '#components/ui/section.tsx';
import { SelectForm } from '#components/ui/select-form.tsx';
import type { ConstituencyId } from '#lib/election/ids.ts';
import type { WatchRow } from '#lib/view/watch-row.ts';
import type { WatchGroupView, WatchScheduleView } from '#lib/view/watch-schedule.ts';
import { Stakes } from './turn-list.tsx';

interface ScheduleSectionProps {
  readonly schedule: WatchScheduleView;
  readonly onKeep: (name: string, ids: readonly ConstituencyId[]) => void;
}

/** Every seat in order of expected time, where there is one: actual beside expected, and what it decided or could decide. */
export function ScheduleSection({ schedule, onKeep }: ScheduleSectionProps) {
  const { region } = schedule;
  return (
    <Section id="schedule" title={schedule.isTimed ? 'The schedule' : 'Every seat'}>
      <div className="watch-filters">
        <ChoiceLinks label="Which seats" choices={schedule.shows} />
        <SelectForm
          action="/watch#schedule"
          fields={[{ name: 'region', label: 'Region', value: region.value, options: region.options }]}
          kept={region.kept}
          submit="Show"
        />
      </div>
      <KeptList
        changes={schedule.changes}
        words="Show the schedule as it is now"
        onUpdate={() => onKeep('schedule', schedule.latest)}
      >
        <table className={schedule.isTimed ? 'schedule' : 'schedule schedule-untimed'}>
          <caption>{schedule.summary}</caption>
          <thead>
            <tr>
              {schedule.isTimed && <th scope="col">Expected</th>}
              <th scope="col">Seat, and what it could decide</th>
              <th scope="col">Declared</th>
            </tr>
          </thead>
          {schedule.groups.map((group) => (
            <Hour key={group.key} group={group} isTimed={schedule.isTimed} />
          ))}
        </table>
      </KeptList>
    </Section>
  );
}

function Hour({ group, isTimed }: { readonly group: WatchGroupView; readonly isTimed: boolean }) {
  return (
    <tbody>
      <tr className="schedule-hour">
        <th scope="rowgroup" colSpan={isTimed ? 3 : 2}>
          {group.title} <small>{group.progress}</small>
        </th>
      </tr>
      {group.rows.map((row) => (
        <Row key={row.id} row={row} isTimed={isTimed} />
      ))}
    </tbody>
  );
}

function Row({ row, isTimed }: { readonly row: WatchRow; readonly isTimed: boolean }) {
  return (
    <tr>
      {isTimed && <td className="schedule-expected">{row.expected}</td>}
      <th scope="row">
        <div className="schedule-seat">
          <div>
            <a href={`/constituency/${row.slug}`}>{row.name}</a>
            {row.place !== '' && <span className="schedule-place">{row.place}</span>}
          </div>
          <div className="schedule-what">
            {row.outcome !== null ? (
              <Outcome {...row.outcome} />
            ) : (
              row.defender !== null && (
                <span className="schedule-defends">
                  <PartyTag tag={row.defender} isOutlined /> defending
                </span>
              )
            )}
            <Stakes row={row} />
          </div>
        </div>
      </th>
      <td>
        <span className={row.isPublic ? 'is-public' : undefined}>{row.actual}</span>
        <span className={row.isOverdue ? 'schedule-late is-overdue' : 'schedule-late'}>{row.late}</span>
      </td>
    </tr>
  );
}
