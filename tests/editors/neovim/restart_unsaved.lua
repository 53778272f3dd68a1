package.path = vim.fs.dirname(debug.getinfo(1, 'S').source:sub(2)) .. '/?.lua;' .. package.path
local t = require('support')

t.run(function()
  local editor = t.start_with_report()
  editor:type('ggOchanged<Esc>')
  vim.uv.kill(tonumber(vim.fn.readfile(vim.env.SERVERS)[1]), 'sigkill')
  editor:wait_for('the end of the client', 'return #vim.lsp.get_clients() == 0')
  editor:type('<CR>')
  editor:command('set filetype=markdown')
  editor:wait_for_finding('too-short')
  t.equal(editor:lua('return vim.bo.modified'), true, 'whether the changes are still there')
end)
