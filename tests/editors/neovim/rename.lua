package.path = vim.fs.dirname(debug.getinfo(1, 'S').source:sub(2)) .. '/?.lua;' .. package.path
local t = require('support')

t.run(function()
  local editor = t.start_with_report()
  local folder = vim.fs.dirname(vim.env.REPORT) .. '/'
  editor:go_to('figures/q')
  local old = editor:line():match('figures/[%w_]+%.png')
  editor:lua('vim.lsp.buf.rename("figures/renamed.png")')
  editor:wait_for('the new name', 'return vim.api.nvim_get_current_line():find("figures/renamed.png", 1, true) ~= nil')
  assert(vim.uv.fs_stat(folder .. 'figures/renamed.png'), 'the file has its new name')
  t.equal(vim.uv.fs_stat(folder .. old), nil, 'the old file')
end)
