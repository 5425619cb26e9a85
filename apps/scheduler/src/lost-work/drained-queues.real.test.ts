import { lostPlacesConformance } from '../testing/lost-places-conformance.ts';

lostPlacesConformance('real');
