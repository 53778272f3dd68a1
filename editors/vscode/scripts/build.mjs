// Bundle the extension into dist/: what every markdown file loads, and the language client, which is loaded when a report is opened.
import { build } from 'esbuild';

await build({
  entryPoints: { extension: 'src/extension.ts', client: 'src/server/client.ts' },
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  external: ['vscode', './client.js'],
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
});
