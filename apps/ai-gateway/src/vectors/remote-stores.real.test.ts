import { remoteStoresConformance } from '../testing/remote-stores-conformance.ts';

remoteStoresConformance('real');
