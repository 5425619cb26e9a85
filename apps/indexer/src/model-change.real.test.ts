import { modelChangeConformance } from './testing/model-change-conformance.ts';

modelChangeConformance('real');
