import { jest } from '@jest/globals';

/** Two busy cores need more than jest's five seconds, with engines and without. */
const timeoutMs = 120_000;

jest.setTimeout(timeoutMs);
