import { launchOf, type EngineProgram } from './program.js';

const invocation = {
  name: 'duet-mongo-1',
  folder: '/data/mongo',
  ports: [27717],
  arguments: ['--port', '27717'],
};

describe('starting an engine', () => {
  it('runs a program of this machine with its own libraries', () => {
    const program: EngineProgram = {
      source: 'cached',
      version: '8.2.0',
      place: '/cache/mongodb',
      runs: 'here',
      command: '/cache/mongodb/bin/mongod',
      environment: { LD_LIBRARY_PATH: '/cache/mongodb/lib' },
    };
    expect(launchOf(program, invocation)).toEqual({
      command: '/cache/mongodb/bin/mongod',
      arguments: ['--port', '27717'],
      environment: { LD_LIBRARY_PATH: '/cache/mongodb/lib' },
    });
  });

  it('publishes a container on the loopback only and removes it afterwards', () => {
    const program: EngineProgram = {
      source: 'in a container',
      version: '8.2.0',
      place: 'mongo:8.2.0',
      runs: 'in-container',
      image: 'mongo:8.2.0',
      command: 'mongod',
    };
    const launch = launchOf(program, invocation);
    const words = launch.arguments.join(' ');
    expect(words).toContain('-p 127.0.0.1:27717:27717');
    expect(words).toContain('-v /data/mongo:/data/mongo');
    expect(words).toMatch(/--entrypoint mongod mongo:8\.2\.0 --port 27717$/);
    expect(launch.afterwards).toEqual(['docker', 'rm', '--force', 'duet-mongo-1']);
  });
});
