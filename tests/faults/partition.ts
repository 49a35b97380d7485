import { connect, createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

export type WireMode = 'pass' | 'drop' | 'delay';

/** A wire between services and an engine that can be disturbed. */
export interface Wire {
  readonly port: number;
  set(mode: WireMode): void;
  /** Cuts every connection in the middle of its next answer. */
  reset(): void;
  stop(): Promise<void>;
}

const delayMs = 400;

/** Forwards bytes to `port` on this machine; dropped ones arrive when the wire is mended, as TCP's do. */
export async function startWire(port: number): Promise<Wire> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let mode: WireMode = 'pass';
  const carry = (from: Socket, to: Socket) => {
    from.on('data', (bytes) => {
      if (mode !== 'delay') {
        to.write(bytes);
        return;
      }
      setTimeout(() => {
        if (!to.destroyed) to.write(bytes);
      }, delayMs);
    });
  };
  const server = createServer((inner) => {
    const outer = connect(port, '127.0.0.1');
    const pair = [inner, outer] as const;
    pairs.add(pair);
    carry(inner, outer);
    carry(outer, inner);
    if (mode === 'drop') for (const socket of pair) socket.pause();
    for (const socket of pair) {
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        pairs.delete(pair);
        for (const each of pair) each.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    set(next) {
      mode = next;
      for (const pair of pairs) for (const socket of pair) socket[next === 'drop' ? 'pause' : 'resume']();
    },
    reset() {
      for (const [inner, outer] of pairs) {
        // Nothing of it is forwarded as usual any more.
        outer.removeAllListeners('data');
        outer.once('data', (bytes: Buffer) => {
          inner.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => inner.resetAndDestroy());
        });
      }
    },
    stop: () =>
      new Promise((resolve) => {
        for (const pair of pairs) for (const socket of pair) socket.destroy();
        server.close(() => {
          resolve();
        });
      }),
  };
}
