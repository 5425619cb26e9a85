import { expect, test } from 'vitest';
import { stageSeconds, stageSecondsBetween } from './stage-seconds.ts';

const exposition = (seconds: number, messages: number) => `# TYPE millrace_stage_handling_seconds histogram
millrace_stage_handling_seconds_bucket{le="1",stage="parser"} 1
millrace_stage_handling_seconds_sum{stage="parser"} ${seconds}
millrace_stage_handling_seconds_count{stage="parser"} ${messages}
`;

test('adds up the processes of a stage', () => {
  expect(stageSeconds([exposition(1.5, 3), exposition(2, 1)])).toEqual({ parser: { seconds: 3.5, messages: 4 } });
});

test('tells what was added between two looks, also of a stage that had done nothing before', () => {
  const after = stageSeconds([exposition(2, 5)]);
  expect(stageSecondsBetween({}, after)).toEqual({ parser: { seconds: 2, messages: 5 } });
  expect(stageSecondsBetween(stageSeconds([exposition(1.5, 3)]), after)).toEqual({
    parser: { seconds: 0.5, messages: 2 },
  });
});
