import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import type { NightEvent } from '#lib/election/events.ts';
import { SOCKET_MESSAGE_BYTES_MAX } from '#lib/sync/limits.ts';
import { type PageToServer, type ServerToPage, toHeartbeat } from '#lib/sync/protocol.ts';
import type { NightForecast } from '#server/forecast/night-forecast.ts';
import type { Night } from '#server/projection/night.ts';
import { addressOf, makeAdmission } from './admission.ts';
import { answerResume } from './answer-resume.ts';
import { makeBatcher } from './batcher.ts';
import { boundFrames } from './bound-frames.ts';
import type { DeskLine } from './desk-line.ts';
import { openDeskNamespace } from './desk-namespace.ts';
import { connectionOf, cutOff, type EngineConnection, queuedBytes } from './engine-connection.ts';
import { tellForecast } from './forecast-news.ts';
import { parseResume } from './parse-resume.ts';
import { PING_ANSWER_MS, PING_MS, type RealtimeLimits, SLOW_LOOK_MS } from './realtime-limits.ts';
import type { RealtimeMeter } from './realtime-meter.ts';
import { tokenBucket } from './token-bucket.ts';

export interface SocketServerParts {
  readonly httpServer: HttpServer;
  readonly night: Night;
  readonly forecast: NightForecast;
  readonly origins: ReadonlySet<string>;
  readonly limits: RealtimeLimits;
  readonly meter: RealtimeMeter;
  /** False when something else on the port answers other upgrades. */
  readonly destroyOtherUpgrades: boolean;
  /** What the desk's own sockets ask; null where there is no desk. */
  readonly desk: DeskLine | null;
}

export interface SocketServer {
  connections(): number;
  close(): Promise<void>;
}

type PageSocket = Socket<PageToServer, ServerToPage>;

/** Pages that have said where they are, and so hear what comes after. */
const LISTENING = 'listening';

/** The events of the night, on sockets: a page says where it is, and hears what it lacks and what comes. */
export function openSocketServer(parts: SocketServerParts): SocketServer {
  const { limits, meter } = parts;
  const admission = makeAdmission(parts.origins, limits);
  const io = new Server<PageToServer, ServerToPage>(parts.httpServer, {
    serveClient: false,
    transports: ['websocket', 'polling'],
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: SOCKET_MESSAGE_BYTES_MAX,
    pingInterval: PING_MS,
    pingTimeout: PING_ANSWER_MS,
    destroyUpgrade: parts.destroyOtherUpgrades,
    allowRequest(request, allow) {
      const refusal = admission.refusalOf(request);
      if (refusal !== null) meter.refused(refusal);
      allow(refusal, refusal === null);
    },
  });
  const joined = new WeakSet<EngineConnection>();
  io.engine.on('connection', (connection: EngineConnection) => {
    const address = addressOf(connection.remoteAddress);
    admission.entered(address);
    boundFrames(connection, () => meter.refused('frames'));
    const patience = setTimeout(() => {
      if (!joined.has(connection)) cutOff(connection);
    }, limits.connectTimeoutMs);
    connection.once('close', () => {
      clearTimeout(patience);
      admission.left(address);
    });
  });
  io.on('connection', (socket) => {
    joined.add(connectionOf(socket));
    listen(socket, parts);
  });
  const desk =
    parts.desk === null ? null : openDeskNamespace(io, parts.desk, (connection) => joined.add(connection));
  const stop = broadcast(io, parts);
  const slowLook = setInterval(() => dropSlow(io, parts), SLOW_LOOK_MS);

  return {
    connections: admission.count,
    async close() {
      clearInterval(slowLook);
      stop();
      desk?.close();
      await io.close();
    },
  };
}

/** A page may say one thing, now and then. Anything else is not one of our pages. */
function listen(socket: PageSocket, { night, limits, meter }: SocketServerParts): void {
  const bucket = tokenBucket({ burst: limits.resumesBurstMax, refillMs: limits.resumeRefillMs });
  socket.onAny(async (name: string, ...args: unknown[]) => {
    const resume = name === 'resume' ? parseResume(args) : null;
    if (resume === null || !bucket.take(performance.now())) {
      meter.refused(resume === null ? 'message' : 'rate');
      cutOff(connectionOf(socket));
      return;
    }
    const answer = await answerResume(night, resume, limits);
    // A socket that has gone while it waited must not come back into the room.
    if (!socket.connected) return;
    meter.answered(answer.kind);
    socket.emit('answer', answer);
    socket.join(LISTENING);
  });
}

/** Tells every listening page what is new: batched, encoded once, and a heartbeat when there is nothing. */
function broadcast(
  io: Server<PageToServer, ServerToPage>,
  { night, forecast, limits, meter }: SocketServerParts,
): () => void {
  const listening = io.to(LISTENING);
  const heart = setTimeout(() => {
    listening.emit('heartbeat', toHeartbeat(night.pulse()));
    heart.refresh();
  }, limits.heartbeatMs);
  const batcher = makeBatcher<NightEvent>({
    pauseMs: limits.batchMs,
    send(events) {
      meter.broadcast(events.length, io.of('/').adapter.rooms.get(LISTENING)?.size ?? 0);
      listening.emit('events', events);
      heart.refresh();
    },
  });
  const unsubscribe = night.projection.subscribe({
    onEvents: (events) => batcher.add(events),
    onReplaced() {
      batcher.clear();
      listening.emit('answer', { kind: 'fetchSnapshot', because: 'newEpoch', pulse: night.pulse() });
      heart.refresh();
    },
  });
  const stopForecast = tellForecast({
    forecast,
    roll: night.roll,
    pauseMs: limits.forecastMs,
    send: (message) => listening.emit('forecast', message),
  });
  return () => {
    stopForecast();
    clearTimeout(heart);
    unsubscribe();
    batcher.clear();
  };
}

/** A page that takes nothing off the line would keep every frame in memory: it resumes when it is back. */
function dropSlow(io: Server, { limits, meter }: SocketServerParts): void {
  const sockets = [...io.of('/').sockets.values(), ...io.of('/desk').sockets.values()];
  for (const socket of sockets) {
    const connection = connectionOf(socket);
    if (queuedBytes(connection) <= limits.queuedBytesMax) continue;
    meter.refused('slow');
    cutOff(connection);
  }
}
