import { upgradeConformance } from '../testing/upgrade-conformance.ts';

upgradeConformance('real');
