import { describe, expect, it } from '@jest/globals';
import { CliProblem, required, runSubcommand, type Subcommand } from './subcommand.js';

function terminal() {
  const [said, complained]: [string[], string[]] = [[], []];
  return {
    said,
    complained,
    say: (line: string) => void said.push(line),
    complain: (line: string) => void complained.push(line),
  };
}

const greet: Subcommand = {
  summary: 'Greets somebody.',
  usage: '--name <name>',
  options: { name: { type: 'string' } },
  run(given, { say }) {
    say(`hello ${required(given, 'name')}`);
    return Promise.resolve();
  },
};

describe('npm run cli', () => {
  const run = async (...words: string[]) => {
    const heard = terminal();
    const code = await runSubcommand(words, { greet }, heard);
    return { code, ...heard };
  };

  it('runs the subcommand with its options', async () => {
    expect(await run('greet', '--name', '鄂尔多斯')).toMatchObject({ code: 0, said: ['hello 鄂尔多斯'] });
  });

  it('takes one of the words that follow a name, and no other', async () => {
    const said: unknown[] = [];
    const wave: Subcommand = {
      ...greet,
      words: ['left', 'right'],
      run: ({ word, name }) => Promise.resolve(void said.push(word, name)),
    };
    const code = (...words: string[]) => runSubcommand(['wave', ...words], { wave }, terminal());
    expect(await code('left', '--name', 'you')).toBe(0);
    expect(said).toEqual(['left', 'you']);
    expect([await code(), await code('up'), await code('left', 'right')]).toEqual([2, 2, 2]);
  });

  it('lists what there is when nothing is asked for', async () => {
    const { code, said } = await run();
    expect(code).toBe(0);
    expect(said.join('\n')).toContain('greet --name <name>\n      Greets somebody.');
  });

  it.each([
    ['a subcommand nobody knows', ['toString']],
    ['an option nobody knows', ['greet', '--loud']],
    ['a word without an option', ['greet', 'name']],
  ])('does not understand %s, and says what there is', async (_, words) => {
    const { code, said, complained } = await run(...words);
    expect([code, said]).toEqual([2, []]);
    expect(complained.join('\n')).toContain('greet --name <name>');
  });

  it('shows what the operator can put right without a stack, and throws what is a bug', async () => {
    expect(await run('greet')).toMatchObject({ code: 1, complained: ['--name is missing.'] });
    expect(new CliProblem('x').message).toBe('x');
    const broken = { ...greet, run: () => Promise.reject(new Error('a bug')) };
    await expect(runSubcommand(['broken'], { broken }, terminal())).rejects.toThrow('a bug');
  });
});
