local t = require('support')

local editor = t.open_report()
local folder = vim.fs.dirname(vim.env.REPORT) .. '/'
editor:go_to('figures/q')
local old = editor:line():match('figures/[%w_]+%.png')

local function rename(from, to)
  editor:lua('vim.lsp.buf.rename(...)', to)
  editor:wait_for('the new name', 'return vim.api.nvim_get_current_line():find(..., 1, true) ~= nil', nil, to)
  assert(vim.uv.fs_stat(folder .. to), to .. ' is there')
  t.equal(vim.uv.fs_stat(folder .. from), nil, from)
end

rename(old, 'figures/renamed.png')
rename('figures/renamed.png', old)
