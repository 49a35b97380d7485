import { serverProperties } from './kafka-server.js';
import type { ServerOptions } from './engine-server.js';

const options: ServerOptions = {
  program: {
    source: 'cached',
    version: '4.2.0',
    place: '/cache',
    runs: 'here',
    command: 'java',
  },
  folder: '/data/kafka',
  ports: { mongo: 1, kafka: 2, kafkaController: 3, temporal: 4 },
  durability: 'normal',
};

describe("Kafka's settings", () => {
  it('listen on the loopback only', () => {
    const expected = 'listeners=PLAINTEXT://127.0.0.1:2,CONTROLLER://127.0.0.1:3\n';
    expect(serverProperties(options)).toContain(expected);
  });

  it('listen beyond the loopback inside a container, but are advertised on it', () => {
    const program = { ...options.program, runs: 'in-container' } as const;
    const properties = serverProperties({ ...options, program });
    expect(properties).toContain('\nlisteners=PLAINTEXT://0.0.0.0:2,');
    expect(properties).toContain('\nadvertised.listeners=PLAINTEXT://127.0.0.1:2\n');
  });

  it('tell clients that come through a wire to stay on it, and nobody else', () => {
    const properties = serverProperties({ ...options, kafkaWire: { listen: 5, advertised: 6 } });
    expect(properties).toContain(',WIRE://127.0.0.1:5\n');
    expect(properties).toContain('\nadvertised.listeners=PLAINTEXT://127.0.0.1:2,WIRE://127.0.0.1:6\n');
    expect(serverProperties(options)).not.toContain('WIRE');
  });

  it('flush every message only when full durability is asked for', () => {
    expect(serverProperties(options)).not.toContain('log.flush');
    expect(serverProperties({ ...options, durability: 'full' })).toContain('messages=1\n');
  });
});
