import type { MapCamera } from './map-camera.ts';

/** A pointer that moved less was pressed, not dragged. */
const DRAG_PX_MIN = 5;
/** Two taps within this time and distance are one double tap. */
const DOUBLE_TAP_MS = 320;
const DOUBLE_TAP_PX = 28;
/** A double tap, a button and a key all go as far. */
const ZOOM_STEP = 2;
/** A notch of a wheel is about a hundred pixels: it makes the map a half larger. */
const WHEEL_ZOOM_PER_PIXEL = 0.004;
/** Of the window, by one key or button. */
const LOOK_STEP = 0.3;

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Drag, pinch, double tap, wheel with Ctrl, and keys. Returns how to end it. */
export function listenToGestures(stage: HTMLElement, camera: MapCamera): () => void {
  const gestures = new Gestures(stage, camera);
  const ending = new AbortController();
  const { signal } = ending;
  stage.addEventListener('pointerdown', (event) => gestures.down(event), { signal });
  stage.addEventListener('pointermove', (event) => gestures.move(event), { signal });
  stage.addEventListener('pointerup', (event) => gestures.up(event), { signal });
  stage.addEventListener('pointercancel', (event) => gestures.lose(event), { signal });
  stage.addEventListener('click', (event) => gestures.click(event), { signal, capture: true });
  stage.addEventListener('dblclick', (event) => gestures.doubleClick(event), { signal });
  stage.addEventListener('wheel', (event) => gestures.wheel(event), { signal, passive: false });
  stage.addEventListener('keydown', (event) => gestures.key(event), { signal, capture: true });
  stage.addEventListener('touchmove', (event) => gestures.touch(event), { signal, passive: false });
  stage.addEventListener('dragstart', (event) => event.preventDefault(), { signal });
  return () => ending.abort();
}

class Gestures {
  readonly #stage: HTMLElement;
  readonly #camera: MapCamera;
  readonly #pointers = new Map<number, Spot>();
  #pressedAt: Spot = { x: 0, y: 0 };
  #isDragged = false;
  /** Where the window was when the gesture began: asked again, the browser would lay the page out to answer. */
  #place: Spot = { x: 0, y: 0 };
  #lastTap: { readonly atMs: number; readonly spot: Spot } | null = null;

  constructor(stage: HTMLElement, camera: MapCamera) {
    this.#stage = stage;
    this.#camera = camera;
  }

  down(event: PointerEvent): void {
    if (event.button !== 0) return;
    // A first finger, or a mouse: whatever is still held as down was let go outside.
    if (event.isPrimary) this.#pointers.clear();
    if (this.#pointers.size === 0) {
      this.#isDragged = false;
      this.#place = this.#stage.getBoundingClientRect();
    }
    const spot = this.#spotOf(event);
    this.#pointers.set(event.pointerId, spot);
    this.#pressedAt = spot;
  }

  move(event: PointerEvent): void {
    const before = this.#pointers.get(event.pointerId);
    if (before === undefined) return;
    const spot = this.#spotOf(event);
    // Let go outside of the map: what hovers does not drag.
    if (event.buttons === 0) this.lose(event);
    else if (this.#pointers.size === 2) this.#pinch(event.pointerId, before, spot);
    else this.#drag(event.pointerId, before, spot);
  }

  up(event: PointerEvent): void {
    const wasPressed = this.#pointers.delete(event.pointerId);
    if (!wasPressed || this.#isDragged || event.pointerType === 'mouse') return;
    const spot = this.#spotOf(event);
    const last = this.#lastTap;
    const isSecond =
      last !== null &&
      event.timeStamp - last.atMs < DOUBLE_TAP_MS &&
      distance(spot, last.spot) < DOUBLE_TAP_PX;
    this.#lastTap = isSecond ? null : { atMs: event.timeStamp, spot };
    if (isSecond) this.#camera.zoom(ZOOM_STEP, spot);
  }

  lose(event: PointerEvent): void {
    this.#pointers.delete(event.pointerId);
  }

  /** The click that ends a drag opens nothing. */
  click(event: MouseEvent): void {
    if (!this.#isDragged) return;
    this.#isDragged = false;
    event.preventDefault();
    event.stopPropagation();
  }

  doubleClick(event: MouseEvent): void {
    event.preventDefault();
    this.#place = this.#stage.getBoundingClientRect();
    this.#camera.zoom(event.shiftKey ? 1 / ZOOM_STEP : ZOOM_STEP, this.#spotOf(event));
  }

  /** Two fingers, or one on a map that is larger than its window, move the map and not the page. */
  touch(event: TouchEvent): void {
    if (event.touches.length > 1 || this.#camera.camera.k > 1) event.preventDefault();
  }

  /** With Ctrl, as a trackpad's pinch comes too. A bare wheel scrolls the page. */
  wheel(event: WheelEvent): void {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    this.#place = this.#stage.getBoundingClientRect();
    this.#camera.zoom(Math.exp(-event.deltaY * WHEEL_ZOOM_PER_PIXEL), this.#spotOf(event));
  }

  key(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const act = this.#actOf(event);
    if (act === null) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  #actOf({ key, shiftKey }: KeyboardEvent): (() => void) | null {
    if (key === '+' || key === '=') return () => this.#camera.step(ZOOM_STEP);
    if (key === '-' || key === '_') return () => this.#camera.step(1 / ZOOM_STEP);
    if (key === '0') return () => this.#camera.fly(this.#camera.cameraOn(null));
    const way = shiftKey ? WAYS[key] : undefined;
    return way === undefined ? null : () => this.#camera.look(way[0] * LOOK_STEP, way[1] * LOOK_STEP);
  }

  #drag(id: number, before: Spot, spot: Spot): void {
    // One finger on the whole map scrolls the page.
    if (this.#camera.camera.k === 1) return;
    if (!this.#isDragged && distance(spot, this.#pressedAt) < DRAG_PX_MIN) return;
    this.#beginDrag(id);
    this.#pointers.set(id, spot);
    this.#camera.pan(spot.x - before.x, spot.y - before.y);
  }

  #pinch(id: number, before: Spot, spot: Spot): void {
    const other = [...this.#pointers].find(([each]) => each !== id)?.[1];
    this.#pointers.set(id, spot);
    if (other === undefined) return;
    this.#beginDrag(id);
    const middle = { x: (spot.x + other.x) / 2, y: (spot.y + other.y) / 2 };
    this.#camera.zoom(distance(spot, other) / Math.max(1, distance(before, other)), middle);
    this.#camera.pan((spot.x - before.x) / 2, (spot.y - before.y) / 2);
  }

  /** From now on the pointer belongs to the map: what it passes over is not looked at. */
  #beginDrag(id: number): void {
    if (this.#isDragged) return;
    this.#isDragged = true;
    this.#stage.setPointerCapture(id);
  }

  #spotOf({ clientX, clientY }: MouseEvent): Spot {
    return { x: clientX - this.#place.x, y: clientY - this.#place.y };
  }
}

const WAYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

function distance(one: Spot, other: Spot): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
