/** The outline of a hexagon in steps from its centre, a little smaller than its cell. */
const HEX_STEPS = 'm0-5.57 4.83 2.78v5.58l-4.83 2.78-4.83-2.78v-5.58z';

/** The path of the hexagon about a point. */
export function hexPath(x: number, y: number): string {
  return `M${x} ${y}${HEX_STEPS}`;
}

/** A stroke, drawn about the origin in absolute moves and lines (M, L, H, V), about another point. */
export function strokePath(stroke: string, x: number, y: number): string {
  return stroke.replace(
    /([MLHV])(-?[\d.]+)(?: (-?[\d.]+))?/g,
    (_, command: string, first: string, second?: string) => {
      if (command === 'H') return `H${rounded(x + Number(first))}`;
      if (command === 'V') return `V${rounded(y + Number(first))}`;
      return `${command}${rounded(x + Number(first))} ${rounded(y + Number(second))}`;
    },
  );
}

function rounded(length: number): number {
  return Math.round(length * 10) / 10;
}
