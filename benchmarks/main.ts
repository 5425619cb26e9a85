import type { Benchmark } from './benchmark.ts';

/** Each is loaded only when it is asked for. */
const benchmarks: Readonly<Record<string, () => Promise<Benchmark>>> = {
  api: async () => (await import('./api/api.ts')).api,
  pipeline: async () => (await import('./pipeline/pipeline.ts')).pipeline,
  retrieval: async () => (await import('./retrieval/retrieval.ts')).retrieval,
  search: async () => (await import('./search/search.ts')).search,
  vectors: async () => (await import('./vectors/vectors.ts')).vectors,
};

async function main([name = '', ...args]: readonly string[]): Promise<void> {
  const load = Object.hasOwn(benchmarks, name) ? benchmarks[name] : undefined;
  if (!load) {
    console.error(`Usage: npm run bench -- BENCHMARK [options]\n\nBenchmarks: ${Object.keys(benchmarks).join(', ')}`);
    process.exitCode = 2;
    return;
  }
  const benchmark = await load();
  if (args.includes('--help')) return console.log(benchmark.usage);
  try {
    const result = await benchmark.run(args, (line) => console.log(line));
    console.log(JSON.stringify(result));
  } catch (error) {
    if (!(error instanceof TypeError && 'code' in error)) throw error;
    console.error(`${error.message}\n\n${benchmark.usage}`);
    process.exitCode = 2;
  }
}

await main(process.argv.slice(2));
