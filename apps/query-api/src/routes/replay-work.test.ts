import { replayConformance } from '../testing/replay-conformance.ts';

replayConformance('embedded');
