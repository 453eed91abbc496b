import nx from '@nx/eslint-plugin';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { moduleBoundaries, moduleBoundariesOfSpecs } from './tools/module-boundaries.mjs';

export default tseslint.config(
  {
    ignores: [
      '**/dist',
      '**/node_modules',
      '.cache',
      '.nx',
      'data',
      '**/*.gen.ts',
      'tools/**/*.mjs',
      'e2e/fixtures',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    plugins: { '@nx': nx },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@nx/enforce-module-boundaries': ['error', moduleBoundaries],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-depth': ['error', 3],
      'max-params': ['error', 4],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ExportAllDeclaration',
          message: 'Named exports only: a reader must see what a library offers.',
        },
      ],
    },
  },
  {
    files: ['**/*.module.ts', '**/*.controller.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  // A list of names is read by nobody from top to bottom.
  { files: ['**/src/index.ts'], rules: { 'max-lines': 'off' } },
  {
    files: ['**/*.spec.ts', '**/*.spec.tsx', '**/*.int.spec.ts', 'e2e/**/*.ts', 'libs/testing/**/*.ts'],
    rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-non-null-assertion': 'error' },
  },
  {
    files: ['**/*.spec.ts', '**/*.spec.tsx', '**/src/testing/**/*.ts'],
    rules: { '@nx/enforce-module-boundaries': ['error', moduleBoundariesOfSpecs] },
  },
  {
    // TypeORM and Nest type options as classes and document object literals for them.
    files: [
      '**/*.entity.ts',
      '**/postgres-entities.ts',
      'apps/api/src/server/make-app.ts',
      'apps/worker/src/start-worker.ts',
    ],
    rules: { '@typescript-eslint/no-unsafe-class-instance-assignment': 'off' },
  },
  { files: ['apps/web/**/*.tsx', 'apps/web/**/*.ts'], ...reactHooks.configs.flat.recommended },
  { files: ['apps/web/**/*.tsx'], rules: { 'max-lines-per-function': ['error', { max: 120 }] } },
  { files: ['**/*.mjs'], ...tseslint.configs.disableTypeChecked },
);
