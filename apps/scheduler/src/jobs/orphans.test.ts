import { orphansConformance } from '../testing/orphans-conformance.ts';

orphansConformance('embedded');
