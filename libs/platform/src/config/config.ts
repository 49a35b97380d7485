import { z } from 'zod';

/**
 * Everything a process of Duet reads from its environment, said once. A fault names the variable,
 * never its value.
 */
const Environment = z.object({
  MONGO_URL: z.string().min(1),
  KAFKA_BROKERS: z.string().min(1),
  TEMPORAL_ADDRESS: z.string().min(1),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
  DUET_PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  DUET_HOST: z.string().default('127.0.0.1'),
  DUET_DATA_DIR: z.string().default('.duet'),
  DUET_PACK: z.string().default('packs/ordos'),
  /** `demo` brings sample people and cases and generates its own secrets; `production` refuses both. */
  DUET_MODE: z.enum(['demo', 'production']).default('production'),
  /** Prefix of databases, topics, task queues and workflow ids: two installations share engines. */
  DUET_SPACE: z
    .string()
    .regex(/^([a-z0-9]{1,20}-)?$/)
    .default(''),
  /** 32 bytes in base64; every other key derives from it. */
  DUET_MASTER_KEY: z.string().optional(),
  DUET_MONGO_TIMEOUT_MS: z.coerce.number().int().min(100).default(2000),
  DUET_LOG: z.enum(['error', 'warn', 'info', 'debug']).default('info'),
});

export interface Config {
  readonly mongoUrl: string;
  readonly kafkaBrokers: readonly string[];
  readonly temporalAddress: string;
  readonly temporalNamespace: string;
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly packDir: string;
  readonly mode: 'demo' | 'production';
  readonly space: string;
  readonly masterKey: string | undefined;
  readonly mongoTimeoutMs: number;
  readonly logLevel: 'error' | 'warn' | 'info' | 'debug';
}

/** @throws Error listing every variable that is missing or wrong, by name. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The environment is not complete:\n  ${faults.join('\n  ')}`);
  }
  const read = parsed.data;
  return {
    mongoUrl: read.MONGO_URL,
    kafkaBrokers: read.KAFKA_BROKERS.split(',').map((broker) => broker.trim()),
    temporalAddress: read.TEMPORAL_ADDRESS,
    temporalNamespace: read.TEMPORAL_NAMESPACE,
    port: read.DUET_PORT,
    host: read.DUET_HOST,
    dataDir: read.DUET_DATA_DIR,
    packDir: read.DUET_PACK,
    mode: read.DUET_MODE,
    space: read.DUET_SPACE,
    masterKey: read.DUET_MASTER_KEY,
    mongoTimeoutMs: read.DUET_MONGO_TIMEOUT_MS,
    logLevel: read.DUET_LOG,
  };
}
