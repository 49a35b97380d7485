/** Where an engine came from; also the order in which the places are tried. */
export const engineSources = [
  'given',
  'cached',
  'installed',
  'downloaded from its maker',
  'in a container',
  'from package registries',
] as const;
export type EngineSource = (typeof engineSources)[number];

export const engineNames = ['mongo', 'kafka', 'temporal'] as const;
export type EngineName = (typeof engineNames)[number];

export const engineTitles: Readonly<Record<EngineName, string>> = {
  mongo: 'MongoDB',
  kafka: 'Kafka',
  temporal: 'Temporal',
};

/** An engine that can be run: a program on this machine, or an image in a container. */
export interface EngineProgram {
  readonly source: EngineSource;
  readonly version: string;
  /** A file, folder or image, as told to people. */
  readonly place: string;
  readonly runs: 'here' | 'in-container';
  /** The image when it runs in a container. */
  readonly image?: string;
  /** Classpath folder pattern of a Java engine, as seen where it runs. */
  readonly classpath?: string;
  /** The executable, as seen where it runs. */
  readonly command: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** One process to start, ready for `spawn`. */
export interface Launch {
  readonly command: string;
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Run after the process has gone: removes a container that outlived its client. */
  readonly afterwards?: readonly string[];
}

export interface Invocation {
  readonly arguments: readonly string[];
  /** Unique among everything running on this machine. */
  readonly name: string;
  /** Mounted at the same path in a container, so that arguments fit both. */
  readonly folder: string;
  readonly ports: readonly number[];
}

/** The address an engine must listen on: the loopback, or all of its container's own addresses. */
export function listenAddress(program: EngineProgram): string {
  return program.runs === 'here' ? '127.0.0.1' : '0.0.0.0';
}

/** How to start `program` with its arguments, in a container published on the loopback only. */
export function launchOf(program: EngineProgram, invocation: Invocation): Launch {
  if (program.runs === 'here') {
    return {
      command: program.command,
      arguments: invocation.arguments,
      environment: program.environment ?? {},
    };
  }
  const user = `${String(process.getuid?.() ?? 0)}:${String(process.getgid?.() ?? 0)}`;
  const published = invocation.ports.flatMap((port) => [
    '-p',
    `127.0.0.1:${String(port)}:${String(port)}`,
  ]);
  return {
    command: 'docker',
    arguments: [
      ...['run', '--rm', '--name', invocation.name, '--user', user],
      ...['-v', `${invocation.folder}:${invocation.folder}`, ...published],
      ...['--entrypoint', program.command, program.image ?? ''],
      ...invocation.arguments,
    ],
    environment: {},
    afterwards: ['docker', 'rm', '--force', invocation.name],
  };
}
