import { jest } from '@jest/globals';

/** Real engines on two busy cores need more than jest's five seconds. */
const timeoutMs = 120_000;

jest.setTimeout(timeoutMs);
