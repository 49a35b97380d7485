import { isErrorLine } from './app-log.js';

describe('a line of the product’s log', () => {
  it.each([
    ['{"level":"error","message":"no connection"}'],
    ['{"level": "fatal","message":"out of memory"}'],
    ['TypeError: x is not a function'.replace('TypeError', 'Error')],
    ['    at Module.load (/srv/duet/main.js:10:3)'],
    ['Unhandled rejection'],
  ])('is shown: %s', (line) => {
    expect(isErrorLine(line)).toBe(true);
  });

  it.each([
    ['{"level":"log","message":"no error so far"}'],
    ['listening on 8080'],
  ])('is not shown: %s', (line) => {
    expect(isErrorLine(line)).toBe(false);
  });
});
