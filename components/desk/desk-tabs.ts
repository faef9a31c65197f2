import type { Permission } from '#lib/desk/permission.ts';

export interface DeskTab {
  readonly name: string;
  readonly href: string;
  /** What its reader must be allowed; a tab that would be refused is not offered. */
  readonly needs: Permission;
}

/** The screens of the desk, in the order of the bar. A new screen is one line here. */
export const DESK_TABS: readonly DeskTab[] = [
  { name: 'Results', href: '/desk', needs: 'look' },
  { name: 'Liveblog', href: '/desk/liveblog', needs: 'writePost' },
  { name: 'Watch list', href: '/desk/watch', needs: 'pickSeats' },
  { name: 'Record', href: '/desk/audit', needs: 'audit' },
  { name: 'People', href: '/desk/people', needs: 'look' },
  { name: 'Health', href: '/desk/health', needs: 'look' },
];
