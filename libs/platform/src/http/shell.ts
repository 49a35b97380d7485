import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import {
  Module,
  StandardSchemaValidationPipe,
  type BeforeApplicationShutdown,
  type DynamicModule,
  type INestApplication,
  type LoggerService,
  type OnApplicationShutdown,
  type Type,
} from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE, NestFactory } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import { collectDefaultMetrics, register } from 'prom-client';
import { SignInGuard } from '../access/sign-in-guard.js';
import { readConfig, type Config } from '../config/config.js';
import { masterKeyOf } from '../keys/master-key.js';
import { tokenSecrets } from '../keys/keys.js';
import { createLog, type ServiceLog } from '../log/log.js';
import { loadPack } from '../pack/load-pack.js';
import { logTargetWarnings } from '../pack/target-checks.js';
import { Background } from '../service/background.js';
import { connect } from '../service/connections.js';
import { HOUSE, type House } from '../service/house.js';
import { mongoClock } from '../store/clock.js';
import { mountConsole } from './console.js';
import { HealthController } from './health.js';
import { InvalidInput } from './invalid-input.js';
import { openApiDocument } from './openapi.js';
import { ProblemFilter } from './problem-filter.js';

/** A service's module, or one configured on the way. */
export type ServiceModule = Type<unknown> | DynamicModule;

/** Uploads: sheets here; evidence files have their own, larger limit with the service that takes them. */
const uploadBytesMax = 20 * 1024 * 1024;
const jsonBytesMax = 1024 * 1024;
/** Name slips of a city's staff; what a proxy passes on at most is its own business. */
const headerBytesMax = 64 * 1024;

/**
 * The order of leaving: what runs behind the answers drains first, then Nest lets the requests in
 * hand finish and closes the door, and only then are the engines let go.
 */
class HouseKeeping implements BeforeApplicationShutdown, OnApplicationShutdown {
  constructor(private readonly house: House) {}

  async beforeApplicationShutdown(): Promise<void> {
    await this.house.background.stop();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.house.connections.close();
  }
}

@Module({})
class ShellModule {
  static around(house: House, services: readonly ServiceModule[]): DynamicModule {
    return {
      module: ShellModule,
      global: true,
      imports: [CqrsModule.forRoot(), ...services],
      controllers: [HealthController],
      providers: [
        { provide: HOUSE, useValue: house },
        { provide: HouseKeeping, useFactory: () => new HouseKeeping(house) },
        { provide: APP_FILTER, useFactory: () => new ProblemFilter(house.log) },
        {
          provide: APP_GUARD,
          useFactory: () => new SignInGuard(tokenSecrets(house.masterKey), house.pack.units),
        },
        {
          provide: APP_PIPE,
          useFactory: () =>
            new StandardSchemaValidationPipe({
              exceptionFactory: (issues) => new InvalidInput(issues),
            }),
        },
      ],
      exports: [HOUSE],
    };
  }
}

/** Connects the engines and reads the pack: all a service needs before it can be built. */
export async function openHouse(config: Config, log: ServiceLog): Promise<House> {
  return {
    config,
    connections: await connect(config, log),
    log,
    pack: loadPack(config.packDir),
    clock: mongoClock,
    masterKey: masterKeyOf(config),
    background: new Background(log),
  };
}

/**
 * One Fastify application around the given services: the same guards, problems, health, metrics and
 * OpenAPI whether one service runs in it or all of them.
 */
export async function createShell(
  house: House,
  services: readonly ServiceModule[],
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: jsonBytesMax,
    // A list is asked for with the names of a city's staff in a header.
    http: { maxHeaderSize: headerBytesMax },
    forceCloseConnections: 'idle',
    // Who is in already is answered: only new connections find the door shut.
    return503OnClosing: false,
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    ShellModule.around(house, services),
    adapter,
    { logger: nestLogger(house.log), abortOnError: false },
  );
  adapter.getInstance().addHook('onListen', (done) => {
    house.background.open();
    done();
  });
  await app.register(cookie);
  await app.register(multipart, { limits: { fileSize: uploadBytesMax, files: 1 } });
  // Ends with 0 once all is drained: whoever asked it to leave sees that it left in order.
  app.enableShutdownHooks(['SIGINT', 'SIGTERM'], { useProcessExit: true });
  if (register.getSingleMetric('process_cpu_user_seconds_total') === undefined) {
    collectDefaultMetrics();
  }
  mountContracts(app);
  return app;
}

/** The page for people who read the contracts; programs read `/api/openapi.json`. */
export function mountContractsPage(app: INestApplication): void {
  SwaggerModule.setup('api/docs', app, () => openApiDocument(app), { raw: false });
}

/** Where there is no console, the first page a person meets is the one they can read. */
function leadToContracts(app: INestApplication): void {
  app
    .getHttpAdapter()
    .get('/', (_request: unknown, reply: { redirect(to: string): void }) => {
      reply.redirect('/api/docs');
    });
}

export interface ServeOptions {
  /** Folder of the built console, from the working directory. */
  readonly console?: string;
}

/** Boots the given services as a process of their own. */
export async function serve(
  name: string,
  services: readonly ServiceModule[],
  { console }: ServeOptions = {},
): Promise<void> {
  const config = readConfig();
  const log = createLog(config.logLevel, { process: name });
  const house = await openHouse(config, log);
  logTargetWarnings(house.pack, log);
  const app = await createShell(house, services);
  mountContractsPage(app);
  const hasConsole = console !== undefined && mountConsole(app, console);
  if (!hasConsole) leadToContracts(app);
  await app.listen(config.port, config.host);
  log.info('listening', { port: config.port });
}

function mountContracts(app: INestApplication): void {
  const fastify = app.getHttpAdapter();
  let document: object | undefined;
  const read = () => (document ??= openApiDocument(app));
  fastify.get('/api/openapi.json', (_request: unknown, reply: { send(body: unknown): void }) => {
    reply.send(read());
  });
}

/** Nest's own lines, at our levels: start-up chatter is for debugging. */
function nestLogger(log: ServiceLog): LoggerService {
  const facts = (message: unknown) => ({ message: String(message) });
  return {
    log: (message: unknown) => {
      log.debug('nest', facts(message));
    },
    warn: (message: unknown) => {
      log.warn('nest', facts(message));
    },
    error: (message: unknown) => {
      log.error('nest', facts(message));
    },
  };
}
