import { describe, expect, it } from '@jest/globals';
import { roles } from '#domain/shared/actor';
import { menuFor } from './menu.js';

const entriesMax = 7;

describe('the menu', () => {
  it.each(roles)('of a %s has a few entries, my work first', (role) => {
    const entries = menuFor([role]);

    expect(entries.length).toBeLessThanOrEqual(entriesMax);
    expect(entries[0]?.key).toBe('workbench');
  });
});
