import { remoteVectorStores } from '@millrace/client';
import { remoteStoresConformance } from '../testing/remote-stores-conformance.ts';

remoteStoresConformance('real', ({ gateway }) => remoteVectorStores(gateway));
