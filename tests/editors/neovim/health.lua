local t = require('support')

local editor = t.connect()
-- The server itself, whose first line tells its Python, in place of the script that notes its process.
editor:lua('vim.env.PATH = vim.env.PATH:gsub("^[^:]*:", "")')
editor:open(vim.env.REPORT)
editor:wait_for('the statusline', 'return require("report_ls").status() ~= ""')

local function health()
  editor:command('checkhealth report_ls')
  return table.concat(editor:lua('return vim.api.nvim_buf_get_lines(0, 0, -1, true)'), '\n')
end

local text = health()
t.contains(text, 'OK Server: report-ls ')
t.contains(text, 'OK Python: Python 3.')
if vim.fn.has('nvim-0.11') == 1 then
  t.contains(text, "OK Enabled with vim.lsp.enable('report_ls')")
else
  t.contains(text, 'OK Neovim 0.10')
end
t.contains(text, 'reports among them: 1')
t.contains(text, 'Switched on: diagnostics, hover, completion, code actions')
t.contains(text, vim.fn.has('linux') == 1 and 'File watching: Neovim offers none here' or 'File watching: by Neovim')
assert(not text:find('ERROR') and not text:find('WARNING'), text)

editor:lua('vim.env.PATH = ""')
t.contains(health(), 'ERROR The server was not found: report-ls')
