import { spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

/** The last part of an output is what explains a failure; more than this nobody reads. */
const OUTPUT_CHARACTERS_KEPT_MAX = 200_000;

/**
 * Runs a command to its end and keeps what it printed. Never throws for a bad exit: the caller decides.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: Readonly<Record<string, string | undefined>>, onOutput?: (text: string) => void, timeoutMs?: number }} [options]
 * @returns {Promise<{ code: number, output: string, stdout: string }>} code is 127 if it could not be run
 */
export function run(command, args, { cwd, env, onOutput, timeoutMs } = {}) {
  return new Promise((resolve) => {
    let output = '';
    let stdout = '';
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], timeout: timeoutMs });
    const keep = (chunk) => {
      output = (output + chunk).slice(-OUTPUT_CHARACTERS_KEPT_MAX);
      onOutput?.(String(chunk));
    };
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      stdout += chunk;
      keep(chunk);
    });
    child.stderr.setEncoding('utf8').on('data', keep);
    child.on('error', (error) => resolve({ code: 127, output: error.message, stdout }));
    child.on('close', (code) => resolve({ code: code ?? 1, output, stdout }));
  });
}

/**
 * The first of these programs that PATH holds, or null.
 *
 * @param {readonly string[]} names
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {(file: string) => boolean} [accept]
 */
export function findOnPath(names, env, accept = () => true) {
  const folders = (env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  for (const name of names) {
    for (const folder of folders) {
      const file = path.join(folder, name);
      if (isProgram(file) && accept(file)) return file;
    }
  }
  return null;
}

/** @param {string} file */
export function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
