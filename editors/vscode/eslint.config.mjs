import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';
import { texts } from './scripts/texts-rule.mjs';

export default tseslint.config(
  { ignores: ['dist/', 'out/', 'bundled/', '.vscode-test/', 'node_modules/'] },
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Numbers in messages are what most messages here are about
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    files: ['src/**/*.ts', 'media/*.js'],
    plugins: { 'report-ls': { rules: { texts } } },
    rules: { 'report-ls/texts': 'error' },
  },
  {
    files: ['**/*.mjs', 'test/fixtures/**/*.js', 'media/*.js'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        URLSearchParams: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        document: 'readonly',
        navigator: 'readonly',
        window: 'readonly',
        fetch: 'readonly',
        module: 'writable',
        require: 'readonly',
        acquireVsCodeApi: 'readonly',
        Buffer: 'readonly',
      },
    },
  },
);
