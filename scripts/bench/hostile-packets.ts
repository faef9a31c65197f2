import { randomBytes } from 'node:crypto';

/** What somebody who knows the protocol sends to break a server: packets that are nearly right, and some that are. */
export interface HostilePackets {
  /** Frames of a WebSocket, one after another, as bytes. The last of them ends any connection. */
  frames(count: number): Buffer;
}

const RESUME = '42["resume",{"v":1,"election":"tiny","epoch":"e","seq":0,"chain":"00"}]';

/** Texts of engine.io and socket.io, each wrong in its own way, or harmless. */
const TEXTS: readonly string[] = [
  '40',
  '40/desk,',
  '40/nothing,{"token":"x"}',
  '41',
  '41/desk,',
  RESUME,
  '42["resume"]',
  '42["resume",null]',
  '42["resume",{"__proto__":{"v":1}}]',
  '42["resume",{"constructor":{"prototype":{"v":1}}}]',
  '42["__proto__",{}]',
  '42["disconnecting"]',
  '42["error","x"]',
  '42["newListener",{}]',
  '42[]',
  '42{}',
  '42',
  '420["resume",{}]',
  '42999999999999999999["resume",{}]',
  '42/desk,["where",{"path":"/desk"}]',
  '43[]',
  '430[{}]',
  '44',
  '44{"message":"x"}',
  '451-["resume",{"_placeholder":true,"num":0}]',
  '451-["resume",{"_placeholder":true,"num":99}]',
  '4599999999999-["resume"]',
  '45-["resume"]',
  '461-[{"_placeholder":true,"num":0}]',
  '47',
  '4',
  '2',
  '2probe',
  '3',
  '3probe',
  '5',
  '6',
  '1',
  '0',
  '0{"sid":"x","upgrades":[],"pingInterval":1,"pingTimeout":1}',
  '9',
  'bAAAA',
  '',
  `42${'['.repeat(1500)}`,
  `42["resume",${'{"a":'.repeat(300)}1${'}'.repeat(300)}]`,
  `40/${'n'.repeat(3000)},`,
  `42["${'e'.repeat(3000)}"]`,
  `42["resume","${'\ud800'}"]`,
];

const TEXT = 1;
const BINARY = 2;
const OPCODES: readonly number[] = [0, TEXT, BINARY, 3, 7, 8, 9, 10, 11, 15];

/** `chance` is a number from 0 up to 1, each time another. */
export function hostilePackets(chance: () => number): HostilePackets {
  const whole = (max: number) => Math.floor(chance() * max);
  const oneOf = <Each>(all: readonly Each[]) => all[whole(all.length)] as Each;
  const bytes = (length: number) => Buffer.from(Array.from({ length }, () => whole(256)));

  const spoilt = (text: string): Buffer => {
    const data = Buffer.from(text);
    const kind = whole(6);
    if (kind === 0) return data.subarray(0, whole(data.length + 1));
    if (kind === 1) return Buffer.concat([data, bytes(whole(20))]);
    if (kind === 2 && data.length > 0) data[whole(data.length)] = whole(256);
    if (kind === 3) return bytes(whole(40));
    return data;
  };

  const frame = (): Buffer => {
    const payload = spoilt(oneOf(TEXTS));
    const kind = whole(12);
    if (kind === 0) return frameOf(payload, { opcode: oneOf(OPCODES) });
    if (kind === 1) return frameOf(payload, { isFinal: false });
    if (kind === 2) return frameOf(payload, { reserved: 1 + whole(7) });
    if (kind === 3) return frameOf(payload, { opcode: BINARY });
    if (kind === 4) return frameOf(payload, { saidLength: whole(2 ** 31) });
    return frameOf(payload, {});
  };

  return {
    frames: (count) =>
      // Without a mask, which a browser always sends: whatever came before, this is the end.
      Buffer.concat([...Array.from({ length: count }, frame), Buffer.from([0x81, 0x01, 0x78])]),
  };
}

/** One frame of RFC 6455, masked as a client's is. */
function frameOf(
  payload: Buffer,
  {
    opcode = TEXT,
    isFinal = true,
    reserved = 0,
    saidLength = payload.length,
  }: {
    readonly opcode?: number;
    readonly isFinal?: boolean;
    /** The three bits that mean something only where both have agreed on it. */
    readonly reserved?: number;
    readonly saidLength?: number;
  },
): Buffer {
  const first = (isFinal ? 0x80 : 0) | (reserved << 4) | opcode;
  const head = Buffer.alloc(saidLength < 126 ? 2 : saidLength < 65_536 ? 4 : 10);
  head[0] = first;
  head[1] = 0x80 | (saidLength < 126 ? saidLength : saidLength < 65_536 ? 126 : 127);
  if (head.length === 4) head.writeUInt16BE(saidLength, 2);
  if (head.length === 10) head.writeBigUInt64BE(BigInt(saidLength), 2);
  const mask = randomBytes(4);
  return Buffer.concat([head, mask, payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0))]);
}
