import { expect, test } from 'vitest';
import { parseUp } from './arguments.ts';

test('reads how many processes of each app are wanted', () => {
  const { replicas, httpPort, grpcPort } = parseUp(['--parser', '1', '--embedder', '3']);
  expect(Object.fromEntries(replicas)).toEqual({ parser: 1, embedder: 3 });
  expect([httpPort, grpcPort]).toEqual([8080, 50_051]);
});

test.each([
  [['--parser', 'many'], 'The number of parser processes must be a whole number from 0 to 64'],
  [['--parser', ''], 'The number of parser processes'],
  [['--ingest-api', '2'], 'The number of ingest-api processes must be a whole number from 0 to 1'],
  [['--http-port', '0'], '--http-port must be a whole number'],
  [['--grpc-port', 'x'], '--grpc-port must be a whole number'],
  [['--parsers', '2'], "Unknown option '--parsers'"],
])('refuses %j', (args, message) => {
  expect(() => parseUp(args)).toThrow(message);
});
