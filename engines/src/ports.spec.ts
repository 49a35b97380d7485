import { createServer } from 'node:net';
import {
  fixedEnginePorts,
  freeEnginePorts,
  isBusy,
  productPort,
  requireFreePorts,
} from './ports.js';

describe('choosing ports', () => {
  it('takes neighbours from the default base when nothing is set', () => {
    expect(fixedEnginePorts({})).toEqual({
      mongo: 27717,
      kafka: 27718,
      kafkaController: 27719,
      temporal: 27720,
    });
    expect(productPort({})).toBe(8080);
  });

  it('moves with DUET_ENGINE_PORT and DUET_PORT', () => {
    expect(fixedEnginePorts({ DUET_ENGINE_PORT: '40000' }).temporal).toBe(40003);
    expect(productPort({ DUET_PORT: '9000' })).toBe(9000);
  });

  it.each(['0', '65536', 'http', '80.5'])('refuses %j as a port', (text) => {
    expect(() => productPort({ DUET_PORT: text })).toThrow(`DUET_PORT is “${text}”`);
  });

  it('refuses a base that leaves no room for four', () => {
    expect(() => fixedEnginePorts({ DUET_ENGINE_PORT: '65533' })).toThrow('no room');
  });

  it('finds four different free ones', async () => {
    const ports = Object.values(await freeEnginePorts()) as number[];
    expect(new Set(ports).size).toBe(4);
  });
});

describe('a busy port', () => {
  it('is noticed and named with its holder, and is free again afterwards', async () => {
    const server = createServer();
    const port = await new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
    expect(await isBusy(port)).toBe(true);
    const refused = requireFreePorts({ Kafka: port }, 'Stop it.');
    await expect(refused).rejects.toThrow(`Port ${String(port)}, wanted for Kafka, is held by `);
    await expect(refused).rejects.toMatchObject({ fix: 'Stop it.' });
    await new Promise((resolve) => server.close(resolve));
    expect(await isBusy(port)).toBe(false);
  });
});
