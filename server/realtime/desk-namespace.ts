import type { Namespace, Server, Socket } from 'socket.io';
import { z } from 'zod';
import type { DeskToPage, PageToDesk, Presence } from '#lib/desk/desk-socket.ts';
import { WHERE_BYTES_MAX } from '#lib/desk/desk-socket.ts';
import type { DeskLine, DeskVisitor } from './desk-line.ts';
import { connectionOf, cutOff, type EngineConnection } from './engine-connection.ts';
import { tokenBucket } from './token-bucket.ts';

/** Sessions are looked at again so often, besides whenever the desk's log moves: cut within a second. */
const RECHECK_MS = 500;
/** Without Redis nobody can be signed out, and nobody new gets in; a restart of it takes less than this. */
const UNCHECKED_MS_MAX = 5_000;
/** Several events at once, as after a restart, are one word. */
const CHANGED_MS = 50;
/** A person with three windows on two machines. */
const SOCKETS_OF_USER_MAX = 20;
/** A page asks once; more on one connection are somebody who tries. */
const ASKED_MAX = 5;
const AT_BURST_MAX = 20;
const AT_REFILL_MS = 500;

interface Visit {
  visitor: DeskVisitor;
  where: string;
}

type DeskSocket = Socket<PageToDesk, DeskToPage, Record<string, never>, Visit>;
type DeskNamespace = Namespace<PageToDesk, DeskToPage, Record<string, never>, Visit>;

export interface DeskSockets {
  close(): void;
}

/**
 * The desk's own sockets: that something changed, and who is where. Nothing is done by them. Whoever is let in is looked
 * at again and again, and cut off when signed out.
 */
export function openDeskNamespace(
  io: Server,
  desk: DeskLine,
  onJoined: (connection: EngineConnection) => void,
): DeskSockets {
  const namespace = io.of('/desk') as unknown as DeskNamespace;
  const asked = new WeakMap<EngineConnection, number>();
  namespace.use(async (socket, next) => {
    const connection = connectionOf(socket);
    const times = (asked.get(connection) ?? 0) + 1;
    asked.set(connection, times);
    if (times > ASKED_MAX) return cutOff(connection);
    const refusal = await admit(namespace, socket, desk).catch(() => 'DESK_AWAY');
    next(refusal === null ? undefined : new Error(refusal));
  });
  const tellPresence = soon(() => namespace.emit('presence', presenceOf(namespace)));
  const tellChanged = soon(() => namespace.emit('changed', { seq: desk.seq() }));
  const check = makeCheck(namespace, desk);
  namespace.on('connection', (socket) => {
    onJoined(connectionOf(socket));
    listen(socket, desk, tellPresence);
    socket.emit('changed', { seq: desk.seq() });
    tellPresence();
    socket.once('disconnect', tellPresence);
  });
  const unsubscribe = desk.subscribe(() => {
    tellChanged();
    void check();
  });
  const rechecking = setInterval(() => void check(), RECHECK_MS);
  return {
    close() {
      clearInterval(rechecking);
      unsubscribe();
    },
  };
}

/** A word why not; null when the socket is let in. CORS does not govern WebSockets, so the origin is compared here. */
async function admit(namespace: DeskNamespace, socket: DeskSocket, desk: DeskLine): Promise<string | null> {
  const { headers } = socket.handshake;
  if (headers.origin !== desk.origin) return 'FOREIGN_ORIGIN';
  const visitor = await desk.visitor(headers.cookie);
  if ('refusal' in visitor) return visitor.refusal;
  const own = [...namespace.sockets.values()].filter((each) => each.data.visitor.userId === visitor.userId);
  if (own.length >= SOCKETS_OF_USER_MAX) return 'TOO_MANY';
  socket.data = { visitor, where: '' };
  return null;
}

const whereSchema = z.strictObject({ where: z.string().max(WHERE_BYTES_MAX) });

/** A page may say where its person is. Anything else is not one of our pages. */
function listen(socket: DeskSocket, desk: DeskLine, tellPresence: () => void): void {
  const bucket = tokenBucket({ burst: AT_BURST_MAX, refillMs: AT_REFILL_MS });
  socket.onAny((name: string, ...args: unknown[]) => {
    const said = name === 'at' && args.length === 1 ? whereSchema.safeParse(args[0]) : null;
    const isShort = Buffer.byteLength(JSON.stringify(args)) <= WHERE_BYTES_MAX;
    if (!said?.success || !isShort || !bucket.take(performance.now())) return cutOff(connectionOf(socket));
    socket.data.where = said.data.where;
    // Away for a moment, Redis hears of the next one.
    desk.touch(socket.data.visitor.sessionId).catch(() => {});
    tellPresence();
  });
}

/** Cuts off whoever is no longer signed in, and everybody when nobody can say for too long. */
function makeCheck(namespace: DeskNamespace, desk: DeskLine): () => Promise<void> {
  let checkedAtMs = performance.now();
  let isChecking = false;
  let isAskedAgain = false;
  const check = async (): Promise<void> => {
    if (isChecking) {
      isAskedAgain = true;
      return;
    }
    isChecking = true;
    const sockets = [...namespace.sockets.values()];
    try {
      const there = await desk.stillThere([...new Set(sockets.map(({ data }) => data.visitor.sessionId))]);
      checkedAtMs = performance.now();
      for (const socket of sockets) if (!there.has(socket.data.visitor.sessionId)) end(socket);
    } catch {
      if (performance.now() - checkedAtMs > UNCHECKED_MS_MAX) for (const socket of sockets) end(socket);
    }
    isChecking = false;
    if (!isAskedAgain) return;
    isAskedAgain = false;
    await check();
  };
  return check;
}

/** The page is told, so that it asks for a new sign-in instead of coming back at once. */
function end(socket: DeskSocket): void {
  socket.disconnect();
}

/** Everybody who is there, once a place. */
function presenceOf(namespace: DeskNamespace): readonly Presence[] {
  const places = new Map<string, Presence>();
  for (const { data } of namespace.sockets.values()) {
    const { userId, name } = data.visitor;
    places.set(`${userId} ${data.where}`, { userId, name, where: data.where });
  }
  return [...places.values()];
}

/** The first of many in quick succession waits a moment, and speaks for all. */
function soon(act: () => void): () => void {
  let isComing = false;
  return () => {
    if (isComing) return;
    isComing = true;
    setTimeout(() => {
      isComing = false;
      act();
    }, CHANGED_MS).unref();
  };
}
