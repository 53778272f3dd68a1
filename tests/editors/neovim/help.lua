local t = require('support')

local editor = t.connect()
-- On a copy, as tags are written beside the help.
local copy = vim.env.HOME .. '/plugin'
vim.fn.mkdir(copy .. '/doc', 'p')
local file = editor:lua("return vim.api.nvim_get_runtime_file('doc/report-ls.txt', false)[1]")
assert(vim.uv.fs_copyfile(file, copy .. '/doc/report-ls.txt'))
editor:command('set runtimepath+=' .. copy)
editor:command('helptags ' .. copy .. '/doc')
for _, topic in ipairs({ 'report-ls', 'report_ls', ':ReportNext', 'report_ls.status()', 'report-ls-health' }) do
  editor:command('help ' .. topic)
  t.contains(editor:lua('return vim.api.nvim_buf_get_name(0)'), 'report-ls.txt')
end
