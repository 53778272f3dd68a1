local t = require('support')

local path = vim.fs.dirname(vim.env.REPORT) .. '/from-unnamed.md'
local editor = t.connect()
editor:command('read ' .. vim.fn.fnameescape(vim.env.REPORT))
local buffers = editor:lua('return #vim.api.nvim_list_bufs()')
editor:command('set filetype=markdown')
editor:type('<C-L>')
t.contains(editor:lua('return vim.fn.execute("messages")'), 'This report is checked once its buffer has a name')
t.equal(editor:lua('return #vim.lsp.get_clients({ bufnr = 0 })'), 0, 'servers of the buffer')
t.equal(editor:lua('return #vim.api.nvim_list_bufs()'), buffers, 'buffers')

editor:command('write ' .. vim.fn.fnameescape(path))
editor:wait_for_finding('too-short')
editor:wait_for('the commands', 'return vim.fn.exists(":ReportNext") == 2')
assert(vim.uv.fs_unlink(path))

-- A name alone is enough.
editor:command('enew! | bwipeout! # | read ' .. vim.fn.fnameescape(vim.env.REPORT))
editor:command('set filetype=markdown')
editor:command('file ' .. vim.fn.fnameescape(path))
editor:wait_for_finding('too-short')

-- Other texts are not spoken of.
editor:command('enew! | messages clear | set filetype=markdown')
t.equal(editor:lua('return vim.fn.execute("messages")'), '', 'messages')
