import { modelsConformance } from '../testing/models-conformance.ts';

modelsConformance('embedded');
