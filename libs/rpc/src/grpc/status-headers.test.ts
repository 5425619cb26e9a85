import { Code, ConnectError } from '@connectrpc/connect';
import { MillraceError } from '@millrace/contracts';
import { expect, it } from 'vitest';
import { connectErrorOf } from '../calls/connect-error.ts';
import { statusHeaders } from './status-headers.ts';

function messageOf(error: ConnectError): string {
  return decodeURIComponent(String(statusHeaders(error)['grpc-message']));
}

it('tells an error whose message ends in half a character', () => {
  expect(messageOf(new ConnectError('no model \u{1f600}'.slice(0, -1), Code.NotFound))).toBe('no model \ufffd');
});

it('cuts a message that no client would take', () => {
  expect(messageOf(new ConnectError('\u{1f600}'.repeat(10_000)))).toBe(`${'\u{1f600}'.repeat(250)}…`);
});

it('leaves out details that no client would take, and tells the code all the same', () => {
  const errors = Array.from({ length: 1_000 }, (_, at) => ({ path: `messages.${at}`, message: 'too odd' }));
  const wrong = (count: number) =>
    statusHeaders(connectErrorOf(new MillraceError('VALIDATION_ERROR', 'wrong', { errors: errors.slice(0, count) })));
  expect(wrong(1_000)).toEqual({ 'grpc-status': '3', 'grpc-message': 'wrong', 'millrace-code': 'VALIDATION_ERROR' });
  expect(wrong(10)).toHaveProperty('grpc-status-details-bin');
});

it('sends none of the metadata of another server’s error', () => {
  const passedOn = Object.assign(new ConnectError('no', Code.Aborted, { cookie: 'of the other' }), {
    isWireError: true,
  });
  expect(statusHeaders(passedOn)).toEqual({ 'grpc-status': '10', 'grpc-message': 'no' });
});
