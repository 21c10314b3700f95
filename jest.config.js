/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  setupFiles: ['<rootDir>/test/property-seed.ts'],
  testMatch: ['**/*.test.ts'],
  // Sources are ESM with `.js` import suffixes; jest runs them as CommonJS, so the suffix is dropped.
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { module: { type: 'commonjs' }, jsc: { target: 'es2022', parser: { syntax: 'typescript' } } },
    ],
    // Kysely ships as ES modules only.
    'node_modules/kysely/.+\\.js$': [
      '@swc/jest',
      { module: { type: 'commonjs' }, jsc: { target: 'es2022' } },
    ],
  },
  transformIgnorePatterns: ['/node_modules/(?!kysely/)'],
  testTimeout: 30_000,
  // One process for all files would run out of memory: what a file loads is never let go.
  workerIdleMemoryLimit: '1GB',
};
