import {
  type Box,
  type Camera,
  cameraOn,
  onStage,
  panned,
  refitted,
  type Stage,
  WHOLE,
  zoomedAt,
} from '#lib/view/map-zoom.ts';

/** Long enough to be followed, short enough not to be waited for. */
const FLY_MS = 650;
/** The picture is drawn sharp again when nothing has moved for so long. */
const SETTLE_MS = 180;
/** From here on a letter is larger than the smallest print. */
const NEAR_ZOOM = 2;
/** A seat nearer than this to the window's edge is as good as out of sight. */
const EDGE_PX = 24;

/**
 * Moves the map in its window: one CSS transform on one layer, so that neither React nor the drawing is touched
 * while it moves. `stage` is the window, `content` what moves in it.
 */
export class MapCamera {
  readonly #stage: HTMLElement;
  readonly #content: HTMLElement;
  readonly #drawing: Box;
  #camera: Camera = WHOLE;
  #settle: ReturnType<typeof setTimeout> | undefined;
  #frame = 0;
  #sharpAt = 1;
  #size: Stage = { width: 0, height: 0 };

  constructor(stage: HTMLElement, content: HTMLElement, drawing: Box) {
    this.#stage = stage;
    this.#content = content;
    this.#drawing = drawing;
    this.#measure();
  }

  /** Keeps what is looked at in the window when that changes. Returns how to end it. */
  watchSize(): () => void {
    const observer = new ResizeObserver(() => {
      const before = this.#size;
      this.#measure();
      this.#move(refitted(this.#camera, this.#drawing, before, this.#size));
    });
    observer.observe(this.#stage);
    return () => observer.disconnect();
  }

  /** Asked once: in the middle of a move the browser would lay the page out to answer. */
  #measure(): void {
    this.#size = { width: this.#stage.clientWidth, height: this.#stage.clientHeight };
  }

  get camera(): Camera {
    return this.#camera;
  }

  get stage(): Stage {
    return this.#size;
  }

  /** Moves the map with a finger or pointer, at once. */
  pan(right: number, down: number): void {
    this.#move(panned(this.#camera, this.stage, right, down));
  }

  /** Makes it larger or smaller about a point of the window, at once. */
  zoom(factor: number, point: { x: number; y: number }): void {
    this.#move(zoomedAt(this.#camera, this.stage, factor, point));
  }

  /** The same by a button or key: about the middle, and so that the eye can follow. */
  step(factor: number): void {
    const { width, height } = this.stage;
    this.fly(zoomedAt(this.#camera, this.stage, factor, { x: width / 2, y: height / 2 }));
  }

  /** Moves the window by a part of its own size. */
  look(right: number, down: number): void {
    const { width, height } = this.stage;
    this.fly(panned(this.#camera, this.stage, -right * width, -down * height));
  }

  /** The camera for a part of the drawing; for none, the whole of it. */
  cameraOn(box: Box | null): Camera {
    return box === null ? WHOLE : cameraOn(box, this.#drawing, this.stage);
  }

  /** Goes somewhere so that the eye can follow; at once for those who want no motion. */
  fly(camera: Camera): void {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      this.jump(camera);
      return;
    }
    this.#content.style.transition = `transform ${FLY_MS}ms cubic-bezier(.4, 0, .2, 1)`;
    this.#show(camera, FLY_MS);
  }

  jump(camera: Camera): void {
    this.#content.style.transition = '';
    this.#sharpAt = 0;
    this.#show(camera, 0);
  }

  /** Brings a point of the drawing into the window, if it is not there. */
  reveal(point: { readonly x: number; readonly y: number }): void {
    const stage = this.stage;
    const { x, y, k } = this.#camera;
    const place = onStage(point, this.#drawing, stage);
    const at = { x: place.x * k + x, y: place.y * k + y };
    const isIn =
      at.x > EDGE_PX && at.y > EDGE_PX && at.x < stage.width - EDGE_PX && at.y < stage.height - EDGE_PX;
    if (!isIn) this.fly(panned(this.#camera, stage, stage.width / 2 - at.x, stage.height / 2 - at.y));
  }

  /** Several moves within one frame are shown as one. */
  #move(camera: Camera): void {
    this.#camera = camera;
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#content.style.transition = '';
      this.#show(this.#camera, 0);
    });
  }

  #show(camera: Camera, afterMs: number): void {
    this.#camera = camera;
    this.#content.style.transform = `translate(${camera.x}px, ${camera.y}px) scale(${camera.k})`;
    clearTimeout(this.#settle);
    this.#settle = setTimeout(() => this.#rest(), afterMs + SETTLE_MS);
  }

  /** What depends on how near the map is changes only when it has come to rest. */
  #rest(): void {
    const { k } = this.#camera;
    this.#content.style.transition = '';
    if (k === this.#sharpAt) return;
    this.#sharpAt = k;
    this.#stage.toggleAttribute('data-near', k >= NEAR_ZOOM);
    // A doubling at a time, so that most gestures leave the lines as they are.
    if (this.#content.classList.contains('map-land')) {
      this.#content.style.setProperty('--hair', String(0.5 / 2 ** Math.round(Math.log2(k))));
    }
    // The layer keeps the sharpness that it was made with: made again, it has that of its size.
    this.#content.style.willChange = 'auto';
    requestAnimationFrame(() => {
      this.#content.style.willChange = '';
    });
  }
}
