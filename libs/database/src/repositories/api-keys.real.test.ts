import { apiKeysConformance } from '../testing/api-keys-conformance.ts';

apiKeysConformance('real');
