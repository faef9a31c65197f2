import { cutOff, type EngineConnection } from './engine-connection.ts';
import { tokenBucket } from './token-bucket.ts';

/** The most that a page says: it joins twice, resumes, says where it is at the desk, and answers pings. */
const FRAMES_BURST_MAX = 60;
const FRAME_REFILL_MS = 250;

/**
 * Cuts off a connection that says more than any page, whatever it says and whether or not anybody still listens to it:
 * one that was told politely to go has half a minute to answer, and would be read all the while.
 */
export function boundFrames(connection: EngineConnection, onCut: () => void): void {
  const bucket = tokenBucket({ burst: FRAMES_BURST_MAX, refillMs: FRAME_REFILL_MS });
  let isCut = false;
  const count = () => {
    if (isCut || bucket.take(performance.now())) return;
    isCut = true;
    onCut();
    cutOff(connection);
  };
  const listen = ({ socket }: EngineConnection['transport']) => {
    socket?.on('message', count);
    socket?.on('ping', count);
  };
  listen(connection.transport);
  // One that began with polling.
  connection.once('upgrading', listen);
}
