import { parentPort, workerData } from 'node:worker_threads';
import { makeRoll } from '#lib/election/roll.ts';
import { makeModel } from '#lib/forecast/model.ts';
import { makeStudy, type Study } from '#lib/forecast/reading.ts';
import { loadPack } from '#server/pack/load-pack.ts';
import { takeTurns } from './forecast-turns.ts';
import { loadForecast } from './load-forecast.ts';
import type { FromThread, ThreadSettings, ToThread } from './thread-messages.ts';

/** The forecast's own thread: making a model takes seconds, and nobody else may wait for it. */
const port = parentPort;
if (port === null) throw new Error('This file is run as a thread of a process that serves a night');

const { packFolder, forecastFolder, draws } = workerData as ThreadSettings;
const turns = takeTurns(await readStudy(), draws, (message: FromThread) => port.postMessage(message));
port.on('message', (message: ToThread) => turns.take(message));

/** In a function of its own, so that the rest of the pack is not kept. */
async function readStudy(): Promise<Study> {
  const pack = await loadPack(packFolder);
  const { inputs, measures, hash } = await loadForecast(forecastFolder, pack);
  return makeStudy(makeModel(makeRoll(pack.reference), inputs, measures), measures, hash);
}
