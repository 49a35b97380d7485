import { banner, displayWidth } from './banner.js';

describe('the banner', () => {
  const facts = {
    port: 8090,
    engines: ['MongoDB   8.2.0 at 127.0.0.1:27717, cached: /cache', 'Data      /home/me/.duet'],
    logFolder: '/home/me/.duet/logs',
    accounts: [
      { account: 'wang.jing', password: 'duet', who: '王静' },
      { account: '李明', password: 'duet', who: '专家' },
    ],
    readyAfterMs: 12_340,
    treeBytes: 1_300 * 1024 * 1024,
  };

  it('says where everything is, how long it took and how much it takes', () => {
    const text = banner(facts);
    expect(text).toContain('Duet is ready in 12.3 s, whole tree 1,300 MB RSS.');
    expect(text).toContain('http://127.0.0.1:8090/api/docs');
    expect(text).toContain('/home/me/.duet/logs');
  });

  it('lines up accounts although Chinese characters are wide', () => {
    const lines = banner(facts).split('\n').filter((line) => line.includes(' duet '));
    const [first = '', second = ''] = lines.map((line) => line.slice(0, line.indexOf('duet')));
    expect(displayWidth(first)).toBe(displayWidth(second));
  });

  it('does without accounts', () => {
    expect(banner({ ...facts, accounts: [] })).not.toContain('Demo accounts');
  });
});
