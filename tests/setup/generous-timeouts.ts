import { jest } from '@jest/globals';

/** Two busy cores need more than jest’s five seconds; longer than `eventually` waits, so that it says for what. */
const timeoutMs = 300_000;

jest.setTimeout(timeoutMs);
