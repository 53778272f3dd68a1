package.path = vim.fs.dirname(debug.getinfo(1, 'S').source:sub(2)) .. '/?.lua;' .. package.path
local t = require('support')

t.run(function()
  local editor = t.start_with_report()
  editor:go_to('Here is room')
  editor:type('jjI🐧 ![plot](<C-X><C-O>')
  editor:wait_for('the list', 'return vim.fn.pumvisible() == 1')
  local first = editor:lua('return vim.fn.complete_info({ "items" }).items[1].abbr')
  t.equal(first, 'unused.png', 'what is offered first')
  editor:type('<C-Y>)<Esc>')
  t.equal(editor:line(), '🐧 ![plot](figures/unused.png)', 'the line')
end)
