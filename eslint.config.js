import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Which folders a folder may not import from: the arrows of docs/architecture.md. */
const forbidden = {
  whatsapp: 'api|authentication|middleware|hydrators|mappings|triggers|creates|searches|hub|lab',
  mappings: 'api|authentication|middleware|hydrators|triggers|creates|searches|hub|lab',
  api: 'triggers|creates|searches|hub|lab',
  triggers: 'creates|searches|hub|lab',
  creates: 'triggers|searches|hub|lab',
  searches: 'triggers|creates|hub|lab',
  hub: 'api|authentication|middleware|hydrators|mappings|triggers|creates|searches|lab',
};

const arrows = Object.entries(forbidden).map(([folder, others]) => ({
  files: [`${folder}/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            regex: `^(\\.\\./)+(${others})(/|\\.js$)`,
            message: `${folder}/ must not import this: imports point one way (docs/architecture.md).`,
          },
        ],
      },
    ],
  },
}));

export default tseslint.config(
  { ignores: ['dist/', 'build/', 'node_modules/'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        Buffer: 'readonly',
        URL: 'readonly',
        fetch: 'readonly',
        setTimeout: 'readonly',
      },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['index.ts', 'authentication.ts', 'middleware.ts', 'hydrators.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^\\./(hub|lab)/',
              message: 'The integration talks HTTP to the hub; it never imports it.',
            },
          ],
        },
      ],
    },
  },
  ...arrows,
);
