import { describe, expect, it } from '@jest/globals';
import { wrapAwaits } from './failpoints.js';

describe('wrapping awaits', () => {
  it('wraps each one, nested ones too, and changes nothing else', () => {
    const { points, source } = wrapAwaits('a.js', 'async function f() {\n  return await g(await this.h(), 1);\n}\n');
    expect(points).toEqual([
      { name: 'a.js:2:1', awaits: 'g(await this.h(), 1)', behind: [] },
      { name: 'a.js:2:2', awaits: 'this.h()', behind: [] },
    ]);
    expect(source).toBe(
      'async function f() {\n  return await duetFailpoint("a.js:2:1", async () => (g(await duetFailpoint("a.js:2:2", async () => (this.h())), 1)));\n}\n',
    );
  });

  it('tells which have to fail before one is reached', () => {
    const text = 'try { await a; await b; } catch { await c; } finally { await d; }';
    expect(wrapAwaits('a.js', text).points.map(({ awaits, behind }) => ({ awaits, behind }))).toEqual([
      { awaits: 'a', behind: [] },
      { awaits: 'b', behind: [] },
      { awaits: 'c', behind: ['a.js:1:1', 'a.js:1:2'] },
      { awaits: 'd', behind: [] },
    ]);
  });

  it('finds every await there is', () => {
    const text = 'export {}; await a; for (const x of y) { if (await b(x)) await (await c).d; }';
    expect(wrapAwaits('a.js', text).points).toHaveLength(4);
  });
});
