package.path = vim.fs.dirname(debug.getinfo(1, 'S').source:sub(2)) .. '/?.lua;' .. package.path
local t = require('support')

t.run(function()
  local editor = t.start_with_report()
  editor:wait_for('the statusline', 'return require("report_ls").status() ~= ""')
  local function health()
    editor:command('checkhealth report_ls')
    return table.concat(editor:lua('return vim.api.nvim_buf_get_lines(0, 0, -1, true)'), '\n')
  end
  local text = health()
  t.contains(text, 'OK Server: report-ls ')
  t.contains(text, 'reports among them: 1')
  t.contains(text, 'Switched on: diagnostics, hover, completion, code actions')
  t.contains(text, 'File watching: ')
  t.contains(text, "OK Enabled with vim.lsp.enable('report_ls')")
  assert(not text:find('ERROR') and not text:find('WARNING'), text)

  -- A server whose first line tells its Python, as pip writes it.
  editor:lua('vim.env.PATH = vim.env.PATH:gsub("^[^:]*:", "")')
  t.contains(health(), 'OK Python: Python 3.')

  editor:lua('vim.lsp.config("report_ls", { cmd = { "no-such-server" } })')
  t.contains(health(), 'ERROR The server was not found: no-such-server')
end)
