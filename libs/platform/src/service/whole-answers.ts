import { connect as connectPlainly, isIP, type Socket } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import type { ISocketFactory } from 'kafkajs';

const keepAliveMs = 60_000;
/** Before every answer of Kafka's stands how many bytes it has, in so many bytes. */
const sizeBytes = 4;

/**
 * Sockets for kafkajs that hand over whole answers only. Its connections are used again after they broke,
 * with what was read of a cut answer still in them: the bytes of the next connection were taken for its
 * rest, and the process ended over “memory outside buffer bounds” (tulios/kafkajs#715, open) or took one
 * answer for another's. What is held back here goes with its socket. Not for SASL before Kafka 1.0, whose
 * answers have no size.
 */
export const wholeAnswerSockets: ISocketFactory = ({ host, port, ssl, onConnect }) => {
  // kafkajs gives undefined where its types promise options.
  const secure = ssl as typeof ssl | undefined;
  const serverName = isIP(host) === 0 ? { servername: host } : {};
  const socket: Socket = secure
    ? connectSecurely({ host, port, ...serverName, ...secure }, onConnect)
    : connectPlainly({ host, port }, onConnect);
  socket.setKeepAlive(true, keepAliveMs);
  const listen = socket.on.bind(socket);
  const give = (wrong: Error) => socket.destroy(wrong);
  socket.on = ((event: string, listener: (...told: unknown[]) => void) =>
    listen(event, event === 'data' ? inWholeAnswers(listener, give) : listener)) as Socket['on'];
  return socket;
};

/** Hands on answers as they are complete, many at once where many came. `refuse` hears of bytes that are no answer. */
export function inWholeAnswers(
  take: (answers: Buffer) => void,
  refuse: (wrong: Error) => void,
): (bytes: Buffer) => void {
  let held: Buffer[] = [];
  let heldBytes = 0;
  let needed = sizeBytes;
  return (bytes) => {
    held.push(bytes);
    heldBytes += bytes.length;
    if (heldBytes < needed) return;
    const all = held.length === 1 ? bytes : Buffer.concat(held, heldBytes);
    let whole = 0;
    needed = sizeBytes;
    while (all.length - whole >= needed) {
      const size = all.readInt32BE(whole);
      if (size < 0) {
        refuse(new Error(`an answer of ${String(size)} bytes`));
        return;
      }
      needed = sizeBytes + size;
      if (all.length - whole < needed) break;
      whole += needed;
      needed = sizeBytes;
    }
    held = [all.subarray(whole)];
    heldBytes = all.length - whole;
    if (whole > 0) take(all.subarray(0, whole));
  };
}
