import type { SendState } from '#components/desk/use-sending.ts';
import type { DeskOutcome } from '#lib/desk/desk-outcome.ts';
import type { DeskAction } from '#lib/desk/desk-request.ts';
import type { DeskView } from '#lib/desk/desk-view.ts';
import type { UploadAnswer } from './upload-picture.ts';

/** What the liveblog's desk needs of the desk around it. */
export interface DeskDoor {
  readonly view: DeskView;
  /** Asks, and asks again with the same id as long as no answer came; says how it stands until then. */
  send(action: DeskAction, tell?: (state: SendState) => void): Promise<DeskOutcome>;
  upload(file: File): Promise<UploadAnswer>;
  /** Tells the others what one is at: "post:…"; null for nothing. */
  stand(where: string | null): void;
  /** Who else is at that. */
  othersAt(where: string): readonly string[];
}
