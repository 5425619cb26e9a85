import { reconcileConformance } from '../testing/reconcile-conformance.ts';

reconcileConformance('real');
