import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const SPECS = ['**/*.spec.ts', '**/*-spec.ts', 'test/**'];

const noMachineTime = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Take the time from the Clock of @anzhi/kernel.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Take the time from the Clock of @anzhi/kernel.',
  },
  {
    selector: "MemberExpression[object.name='Temporal'][property.name='Now']",
    message: 'Take the time from the Clock of @anzhi/kernel.',
  },
];
const noEnvironment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Read the environment through the Config of @anzhi/platform.',
};
const noHalfTests = {
  selector:
    'CallExpression[callee.object.name=/^(describe|it|test)$/][callee.property.name=/^(skip|only|todo|failing)$/]',
  message: 'Every test runs, or it is not there.',
};

const TIMERS = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'queueMicrotask'];
const WEB = [
  'console',
  'URL',
  'URLSearchParams',
  'performance',
  'crypto',
  'fetch',
  'AbortController',
  ...TIMERS,
];
const NODE = ['process', 'Buffer', 'setImmediate', 'AbortSignal', ...WEB];
const BROWSER = [
  'window',
  'document',
  'location',
  'localStorage',
  'sessionStorage',
  'navigator',
  'io',
  ...WEB,
];
const readonly = (names) => Object.fromEntries(names.map((name) => [name, 'readonly']));

export default defineConfig(
  { ignores: ['dist/', '.data/', 'coverage/', 'apps/web/dist/', 'apps/api/src/metadata.ts'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', ...noMachineTime, noEnvironment],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: '@nestjs/common', importNames: ['forwardRef'], message: 'A cycle: change the table.' },
          ],
        },
      ],
      'max-lines-per-function': ['error', { max: 60, skipComments: true, skipBlankLines: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // Rows and parsed JSON are `any` at the border; there a declared type on the left is the idiom.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      // Interfaces promise; an implementation that needs no waiting is still right.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    // The clock, the configuration, and the launcher, which measures files and processes by the machine's time.
    files: ['libs/kernel/src/clock.ts', 'libs/platform/src/config/**', 'libs/platform/src/embedded/**'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  { files: ['migrations/**'], rules: { 'max-lines-per-function': 'off' } },
  {
    files: SPECS.map((pattern) => (pattern.endsWith('.ts') ? pattern : `${pattern}/*.ts`)),
    rules: {
      'max-lines-per-function': 'off',
      'no-restricted-syntax': ['error', noHalfTests],
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: readonly([...NODE, 'require', 'module', '__dirname']),
    },
  },
  { files: ['**/*.mjs'], languageOptions: { globals: readonly(NODE) } },
  { files: ['apps/web/**/*.js'], languageOptions: { globals: readonly(BROWSER) } },
  {
    files: ['apps/web/public/offline/worker.js'],
    languageOptions: { globals: readonly(['self', 'caches', 'Request']) },
  },
);
