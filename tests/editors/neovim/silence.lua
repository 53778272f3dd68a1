package.path = vim.fs.dirname(debug.getinfo(1, 'S').source:sub(2)) .. '/?.lua;' .. package.path
local t = require('support')

t.run(function()
  local editor = t.start()
  editor:open(vim.fs.dirname(vim.env.REPORT) .. '/notes.md')
  editor:wait_for('the server', 'local client = vim.lsp.get_clients({ bufnr = 0 })[1] return client and client.initialized')
  -- A report that is opened later is judged later, so by then the notes have been looked at.
  local notes = editor:lua('return vim.api.nvim_get_current_buf()')
  editor:open(vim.env.REPORT)
  editor:wait_for_finding('too-short')
  t.equal(editor:lua('return #vim.diagnostic.get(...)', notes), 0, 'findings in the notes')
  t.equal(editor:lua('return vim.tbl_count(vim.api.nvim_buf_get_commands(..., {}))', notes), 0, 'commands in the notes')
  t.equal(#vim.fn.readfile(vim.env.SERVERS), 1, 'servers started')
  editor:command('buffer ' .. notes)
  t.equal(editor:lua('return require("report_ls").status()'), '', 'the statusline of the notes')
end)
