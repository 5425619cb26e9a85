import { describe, expect, it } from 'vitest';
import { aState } from '../testing/fake-api.ts';
import { fakeScreen } from '../testing/fake-screen.ts';
import { barView } from './bar-view.ts';

const completed = aState({ status: 'completed', progress: { chunks: 2, embedded: 1, indexed: 1 } });
const done = (name: string) => ` ✓ ${name}  completed, 2 chunks`;

describe('bars', () => {
  it('leave a plain line for each document, also for the last to end', () => {
    const screen = fakeScreen();
    const view = barView(screen, 2);
    const [one, two] = [view.track('one.txt'), view.track('two.txt')];
    one({ status: 'uploading' });
    two({ status: 'uploading' });
    two({ status: 'refused', error: { code: 'PAYLOAD_TOO_LARGE', message: 'too large' } });
    one(completed);
    view.close();
    expect(screen.lines()).toEqual([' ✗ two.txt  refused, PAYLOAD_TOO_LARGE: too large', done('one.txt')]);
  });

  it('tell also of a document that never had a bar', () => {
    const screen = fakeScreen();
    const view = barView(screen, 1);
    view.track('none.txt')({ status: 'refused', error: { code: 'FILE_NOT_FOUND', message: 'no' } });
    view.close();
    expect(screen.lines()).toEqual([' ✗ none.txt  refused, FILE_NOT_FOUND: no']);
  });

  it('fit the window, however many documents pass', () => {
    const screen = fakeScreen({ rows: 6 });
    const view = barView(screen, 200);
    const names = Array.from({ length: 200 }, (_, index) => `document-${index}.txt`);
    screen.write('$ millrace upload\n');
    for (let at = 0; at < names.length; at += 10) {
      const shown = names.slice(at, at + 10).map((name) => view.track(name));
      for (const show of shown) show(aState());
      for (const show of shown) show(completed);
    }
    view.close();
    expect(screen.lines()).toEqual(['$ millrace upload', ...names.map(done)]);
  });

  it('show each document on one line that fits, whatever its name', async () => {
    const screen = fakeScreen({ columns: 40 });
    const view = barView(screen, 1);
    const show = view.track(`\u001b[2J${'long '.repeat(20)}\n.txt`);
    show(aState());
    view.track('last.txt')(completed);
    await expect
      .poll(() => screen.lines())
      .toEqual([done('last.txt'), ' 1 of 1 ended', expect.stringMatching(/^ ■.{37}…?$/u)]);
    view.close();
    show(completed);
    expect(screen.lines()).toEqual([done('last.txt')]);
  });

  it('are drawn as in a usual window where that does not tell its size', async () => {
    const screen = Object.assign(fakeScreen(), { rows: 0, columns: 0 });
    const view = barView(screen, 1);
    view.track('a.txt')(aState());
    await expect.poll(() => screen.lines()).toEqual([' 0 of 1 ended', expect.stringContaining('a.txt  queued')]);
    view.close();
  });
});
