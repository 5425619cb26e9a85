import type { Terminal } from '../terminal.ts';
import { barView } from './bar-view.ts';
import { lineView } from './line-view.ts';
import type { ProgressView } from './progress-view.ts';

/** Bars where a person looks on, lines otherwise. */
export function openView({ err, screen }: Terminal, documents: number): ProgressView {
  return screen ? barView(screen, documents) : lineView(err);
}
