import { diagnosisConformance } from '../testing/diagnosis-conformance.ts';

diagnosisConformance('embedded');
