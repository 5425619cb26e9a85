import { deleteConformance } from '../testing/delete-conformance.ts';

deleteConformance('embedded');
