/**
 * What each `npm run` command executes. `packages: false` marks a script that needs nothing but Node itself, so that
 * it also works where no package has been installed yet.
 *
 * @type {Readonly<Record<string, { script: string, packages: boolean }>>}
 */
export const commands = Object.freeze({
  start: { script: 'apps/standalone/src/main.ts', packages: true },
  millrace: { script: 'apps/cli/src/main.ts', packages: true },
  backup: { script: 'apps/backup/src/main.ts', packages: true },
  infra: { script: 'infra/cli.ts', packages: false },
  fleet: { script: 'scripts/fleet.ts', packages: true },
  test: { script: 'scripts/test.ts', packages: true },
  verify: { script: 'scripts/verify.ts', packages: true },
  faults: { script: 'scripts/faults.ts', packages: true },
  bench: { script: 'benchmarks/main.ts', packages: true },
  new: { script: 'scripts/new-stage.ts', packages: true },
  generate: { script: 'scripts/generate.ts', packages: true },
});
