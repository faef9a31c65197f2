/**
 * In place of the styles of Next.js's last page, shown when not even the frame of ours could be made: our content
 * security policy would refuse them. Its words stand without.
 */
export const errorStyles = {};
export const errorThemeCss = '';

export function WarningIcon() {
  return null;
}
