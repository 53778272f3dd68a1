// Bundle the extension into dist/: what every markdown file loads, and the language client, which is loaded when a report is opened.
import { writeFileSync } from 'node:fs';
import { build } from 'esbuild';

const { metafile } = await build({
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
  metafile: true,
});
// What is in the bundle, for the notices of third parties
writeFileSync('dist/meta.json', JSON.stringify(metafile));
