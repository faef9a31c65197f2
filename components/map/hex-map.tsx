'use client';
import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  useRef,
  useState,
} from 'react';
import { useComesNear } from '#components/ui/use-comes-near.ts';
import type { ConstituencyId } from '#lib/election/ids.ts';
import type { HexView } from '#lib/view/map-view.ts';
import type { MapPlan, PlannedHex } from '#lib/view/map-view-plan.ts';
import { type Direction, stepFrom } from '#lib/view/map-view-walk.ts';
import { Hex, type Outline, Shape } from './hex.tsx';

interface HexMapProps {
  readonly plan: MapPlan;
  readonly map: MapSeats;
  /** The reader's own seat, ringed. */
  readonly mySeat: ConstituencyId | null;
  /** The seat that is looked at, outlined. */
  readonly chosen: ConstituencyId | null;
  readonly onChoose: (id: ConstituencyId, by: Looking) => void;
  /** The seats as they lie instead of as hexagons; null or left out for hexagons. */
  readonly land?: Land | null;
  /** A part of the drawing shown larger, as an SVG transform; left out for all of it. */
  readonly frame?: string | undefined;
}

/** How somebody looks at a seat: with the keyboard, a pointer that rests, or a finger. */
export type Looking = 'focus' | 'hover' | 'tap';

/** The seats as they lie, by their ONS codes. Each outline is the same object as long as the land is. */
export interface Land {
  readonly outlines: Readonly<Record<string, Outline>>;
}

interface MapSeats {
  readonly seats: Readonly<Record<string, HexView & { readonly isFaded?: boolean }>>;
  /** The map in one sentence. */
  readonly spoken: string;
}

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowUp: 'north',
  ArrowDown: 'south',
  ArrowLeft: 'west',
  ArrowRight: 'east',
};

/**
 * Every seat as a link to its page. With scripts the map is one tab stop from when it is near (a page far above it is not
 * held up by 650 changes), arrow keys walk it in its geometry, and looking at a hexagon (focus, pointer or a first tap) chooses it; without them each hexagon is a plain link.
 */
export function HexMap({ plan, map, mySeat, chosen, onChoose, land = null, frame }: HexMapProps) {
  const drawing = useRef<SVGSVGElement>(null);
  const isNear = useComesNear(drawing);
  const keepX = useRef<number | null>(null);
  const opened = useRef<string | null>(null);
  const [tabStop, setTabStop] = useState(plan.hexes[0]?.id ?? null);

  function choose(id: ConstituencyId, by: Looking) {
    setTabStop(id);
    onChoose(id, by);
  }

  function walk(event: KeyboardEvent) {
    const direction = ARROWS[event.key];
    const from = hexOf(plan, event.target);
    if (direction === undefined || from === null || hasModifier(event)) return;
    event.preventDefault();
    const isAcross = direction === 'west' || direction === 'east';
    const column = isAcross ? from.x : (keepX.current ?? from.x);
    const next = stepFrom(plan.hexes, from, direction, column);
    if (next === null) return;
    keepX.current = isAcross ? next.x : column;
    event.currentTarget.querySelector<SVGAElement>(`[data-seat="${next.id}"]`)?.focus();
  }

  function look(event: FocusEvent | PointerEvent) {
    const hex = hexOf(plan, event.target);
    if (hex !== null) choose(hex.id, event.type === 'focus' ? 'focus' : 'hover');
  }

  /** A finger cannot hover: its first tap on a hexagon looks, a second one opens. */
  function tap(event: MouseEvent) {
    const hex = hexOf(plan, event.target);
    const { pointerType } = event.nativeEvent as globalThis.PointerEvent;
    if (hex === null || pointerType === 'mouse' || pointerType === '' || hex.id === opened.current) return;
    event.preventDefault();
    opened.current = hex.id;
    choose(hex.id, 'tap');
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form; this groups the links of a drawing.
    <svg
      ref={drawing}
      className="hex-map"
      viewBox={plan.viewBox}
      role="group"
      aria-label={map.spoken}
      onKeyDown={walk}
      onFocus={look}
      onPointerOver={(event) => event.pointerType === 'mouse' && look(event)}
      onClick={tap}
    >
      <g transform={frame}>
        {plan.hexes.map((hex) => {
          const view = map.seats[hex.id];
          return view === undefined ? null : (
            <Hex
              key={hex.id}
              id={hex.id}
              slug={hex.slug}
              x={hex.x}
              y={hex.y}
              look={view.look}
              standing={view.standing}
              letter={view.letter}
              stroke={view.stroke}
              spoken={view.spoken}
              isTabStop={!isNear || hex.id === tabStop}
              isFaded={view.isFaded === true}
              outline={outlineOf(land, hex.id)}
            />
          );
        })}
        {land === null && <Sea plan={plan} />}
        <Ring className="hex-mine" hex={hexAt(plan, mySeat)} land={land} />
        <Ring className="hex-chosen-halo" hex={hexAt(plan, chosen)} land={land} />
        <Ring className="hex-chosen" hex={hexAt(plan, chosen)} land={land} />
      </g>
    </svg>
  );
}

/** The borders between regions, and their names in the sea. */
function Sea({ plan }: { readonly plan: MapPlan }) {
  return (
    <>
      <path className="hex-border" d={plan.borders} />
      {plan.labels.map(({ name, x, y, anchor }) => (
        <text key={name} className="hex-region" x={x} y={y} textAnchor={anchor}>
          {name}
        </text>
      ))}
    </>
  );
}

interface RingProps {
  readonly className: string;
  readonly hex: PlannedHex | null;
  readonly land: Land | null;
}

/** A line round one seat. */
function Ring({ className, hex, land }: RingProps) {
  if (hex === null) return null;
  return <Shape id={hex.id} x={hex.x} y={hex.y} outline={outlineOf(land, hex.id)} className={className} />;
}

function outlineOf(land: Land | null, id: ConstituencyId): Outline | null {
  return land?.outlines[id] ?? null;
}

function hexOf(plan: MapPlan, target: EventTarget): PlannedHex | null {
  return target instanceof Element
    ? hexAt(plan, target.closest('a')?.getAttribute('data-seat') ?? null)
    : null;
}

function hexAt(plan: MapPlan, id: string | null): PlannedHex | null {
  return plan.hexes.find((hex) => hex.id === id) ?? null;
}

/** Alt and the arrows are the browser's own way back. */
function hasModifier({ altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return altKey || ctrlKey || metaKey;
}
