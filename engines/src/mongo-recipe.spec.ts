import { mongoArchiveUrl } from './mongo-recipe.js';

const release = (id: string, version: string, like = ''): string =>
  `NAME="Some Linux"\nID=${id}\nVERSION_ID="${version}"\nID_LIKE="${like}"\n`;

describe("MongoDB's archive for a system", () => {
  it.each([
    ['x64', release('debian', '12'), 'linux/mongodb-linux-x86_64-debian12'],
    ['x64', release('ubuntu', '24.04', 'debian'), 'linux/mongodb-linux-x86_64-ubuntu2404'],
    ['arm64', release('ubuntu', '22.04', 'debian'), 'linux/mongodb-linux-aarch64-ubuntu2204'],
    ['arm64', release('debian', '12'), 'linux/mongodb-linux-aarch64-ubuntu2204'],
    ['x64', release('rocky', '9.4', 'rhel centos fedora'), 'linux/mongodb-linux-x86_64-rhel93'],
    ['x64', release('almalinux', '8.9', 'rhel fedora'), 'linux/mongodb-linux-x86_64-rhel8'],
  ])('%s, %j', (arch, osRelease, expected) => {
    const url = mongoArchiveUrl('linux', arch, osRelease);
    expect(url).toContain(`/${expected}-`);
  });

  it('is the one for macOS on a Mac', () => {
    expect(mongoArchiveUrl('darwin', 'arm64', '')).toContain('/osx/mongodb-macos-arm64-');
  });

  it.each([
    ['linux', 'x64', release('alpine', '3.20')],
    ['linux', 'riscv64', release('debian', '12')],
    ['win32', 'x64', ''],
  ])('does not exist for %s on %s', (platform, arch, osRelease) => {
    expect(mongoArchiveUrl(platform, arch, osRelease)).toBeUndefined();
  });
});
