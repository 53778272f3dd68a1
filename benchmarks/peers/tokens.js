// Does what VS Code does for its markdown server: lines with a JSON string in, the tokens of markdown-it as JSON out.
const parser = require('markdown-it')({ html: true });
require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
  console.log(JSON.stringify(parser.parse(JSON.parse(line), {})));
});
