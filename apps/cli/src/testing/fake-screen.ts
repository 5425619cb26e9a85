import { Writable } from 'node:stream';
import type { Screen } from '../terminal.ts';

export interface FakeScreen extends Screen {
  /** What stands in the window and what scrolled out of it above, without empty lines at the end. */
  lines(): string[];
}

/**
 * A window that understands what the bars write: line feeds, and of ECMA-48 the moves CUU and CHA and the erasures EL and ED. As in a real one,
 * the cursor does not go above the first line of the window. Each character takes one place.
 */
export function fakeScreen({ rows = 24, columns = 80 } = {}): FakeScreen {
  const lines: string[][] = [[]];
  let [row, column] = [0, 0];
  const top = () => Math.max(0, lines.length - rows);
  const line = () => (lines[row] ??= []);

  function feed(): void {
    row++;
    column = 0;
    line();
  }
  function put(character: string): void {
    if (column >= columns) feed();
    const cells = line();
    while (cells.length < column) cells.push(' ');
    cells[column++] = character;
  }
  function control(count: number, command: string, mode: string): void {
    if (command === 'A') row = Math.max(top(), row - count);
    else if (command === 'G') column = count - 1;
    else if (command === 'K') line().length = mode === '2' ? 0 : Math.min(column, line().length);
    else if (command === 'J') {
      line().length = Math.min(column, line().length);
      lines.length = row + 1;
    } else if (command !== 'h' && command !== 'l') throw new Error(`the screen does not know ${command}`);
  }

  const stream = new Writable({
    decodeStrings: false,
    write(text: string, _encoding, done) {
      for (const [part, parameter = '', command] of text.matchAll(/(?!\n)\p{Cc}\[\??(\d*)([A-Za-z])|[\s\S]/gu)) {
        if (command) control(Number(parameter || 1), command, parameter);
        else if (part === '\n') feed();
        else put(part);
      }
      done();
    },
  });
  return Object.assign(stream, {
    isTTY: true,
    rows,
    columns,
    lines: () =>
      lines
        .map((cells) => cells.join('').trimEnd())
        .join('\n')
        .trimEnd()
        .split('\n'),
  });
}
