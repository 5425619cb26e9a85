import { searchMetricsConformance } from '../testing/search-metrics.ts';

searchMetricsConformance('real');
