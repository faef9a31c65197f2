import { io, type Socket } from 'socket.io-client';
import type { DeskToPage, PageToDesk, Presence } from '#lib/desk/desk-socket.ts';
import { retryDelayMs } from '#lib/sync/retry.ts';

/** What the desk's line tells the desk. Nothing is asked or done by it. */
export interface DeskLineEvents {
  opened(): void;
  lost(): void;
  /** The desk has events up to this number. */
  changed(seq: number): void;
  presence(people: readonly Presence[]): void;
}

export interface DeskLine {
  /** Says where this person is; said again whenever the line opens anew. */
  at(where: string): void;
  end(): void;
}

/** The desk's own line to the server, beside the night's. Whoever is cut off asks over HTTP why. */
export function connectDesk(events: DeskLineEvents): DeskLine {
  const socket: Socket<DeskToPage, PageToDesk> = io('/desk', {
    autoConnect: false,
    // The back-off is ours, as on the night's line; and the two lines do not share one connection.
    reconnection: false,
    forceNew: true,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
  });
  let where = '';
  let failures = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let isEnded = false;

  const retryLater = () => {
    if (isEnded) return;
    clearTimeout(retry);
    failures += 1;
    retry = setTimeout(() => socket.connect(), retryDelayMs(failures, Math.random()));
  };
  const retryNow = () => {
    if (isEnded || socket.connected) return;
    clearTimeout(retry);
    socket.connect();
  };

  socket.on('connect', () => {
    failures = 0;
    if (where !== '') socket.emit('at', { where });
    events.opened();
  });
  socket.on('disconnect', () => {
    events.lost();
    retryLater();
  });
  socket.on('connect_error', () => {
    events.lost();
    retryLater();
  });
  socket.on('changed', ({ seq }) => events.changed(seq));
  socket.on('presence', (people) => events.presence(people));
  addEventListener('online', retryNow);
  socket.connect();

  return {
    at(place) {
      if (place === where) return;
      where = place;
      if (socket.connected) socket.emit('at', { where });
    },
    end() {
      isEnded = true;
      clearTimeout(retry);
      removeEventListener('online', retryNow);
      socket.disconnect();
    },
  };
}
