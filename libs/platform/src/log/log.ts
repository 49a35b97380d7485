import pino, { type Logger } from 'pino';

/**
 * One line of JSON an event. Values are ids, codes and numbers: nothing a person wrote and nothing
 * about a person ever goes into a log.
 */
export interface ServiceLog {
  error(event: string, facts?: LogFacts): void;
  warn(event: string, facts?: LogFacts): void;
  info(event: string, facts?: LogFacts): void;
  debug(event: string, facts?: LogFacts): void;
  /** The same log with these facts on every line. */
  with(facts: LogFacts): ServiceLog;
}

export type LogFacts = Readonly<Record<string, string | number | boolean | undefined>>;

export type LogLevel = 'error' | 'warn' | 'info' | 'debug';

export function createLog(level: LogLevel, facts: LogFacts = {}): ServiceLog {
  return over(
    pino({
      level,
      base: { ...facts },
      messageKey: 'event',
      timestamp: pino.stdTimeFunctions.isoTime,
      // Words, not numbers: people and the supervisor look for "error".
      formatters: { level: (label) => ({ level: label }) },
    }),
  );
}

function over(logger: Logger): ServiceLog {
  const at = (level: LogLevel) => (event: string, facts: LogFacts = {}) => {
    logger[level](facts, event);
  };
  return {
    error: at('error'),
    warn: at('warn'),
    info: at('info'),
    debug: at('debug'),
    with: (facts) => over(logger.child({ ...facts })),
  };
}

/**
 * What may be logged of an error: its name and message, never an object it carries. A bulk write only
 * says that something went wrong, so what MongoDB said of its first failed write stands behind it.
 */
export function reasonOf(error: unknown): string {
  // Not by instanceof: errors from another realm (the workflow sandbox, a native module) are none.
  const { name, message, writeErrors } = (error ?? {}) as {
    name?: string;
    message?: string;
    writeErrors?: unknown;
  };
  const [first] = writeErrors instanceof Map ? [...(writeErrors as Map<number, unknown>).values()] : [];
  const { message: because } = (first ?? {}) as { message?: string };
  const said = `${name ?? typeof error}: ${message ?? ''}`;
  return because === undefined ? said : `${said} ${because}`;
}
