import type { Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { securityHeaders } from './security-headers.ts';

/** By the code of what was wrong; anything else is no HTTP. */
const STATUS: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: '413 Payload Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/**
 * Answers what Node cannot read as a request, and would answer by itself without the headers of every other answer.
 * Nothing is written into an answer that is under way, nor to somebody who has gone.
 */
export function answerUnreadRequests(server: Server, { isHttps }: { readonly isHttps: boolean }): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (socket.writable && !isAnswering(socket)) socket.write(unreadAnswer(error.code, isHttps));
    socket.destroy();
  });
}

/** The whole answer, as it is written to the line. */
export function unreadAnswer(code: string | undefined, isHttps: boolean): string {
  const headers = [
    ...securityHeaders({ isHttps }),
    ['cache-control', 'no-store'],
    ['connection', 'close'],
    ['content-length', '0'],
  ];
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${STATUS[code ?? ''] ?? '400 Bad Request'}\r\n${lines.join('')}\r\n`;
}

/** Node keeps the answer that it is writing on the socket, and looks there in the same place itself. */
function isAnswering(socket: Duplex): boolean {
  const { _httpMessage: answer } = socket as { readonly _httpMessage?: ServerResponse | null };
  return answer?.headersSent === true;
}
