local t = require('support')

local editor = t.connect()
t.configure(editor, [[
  settings = { reportLs = { hover = { enabled = false }, severity = { ['image-case'] = 'off', ['too-short'] = 'error' } } },
]])
editor:open(vim.env.REPORT)
editor:wait_for_finding('too-short')
t.equal(editor:lua('return vim.diagnostic.count(0)[vim.diagnostic.severity.ERROR]'), 1, 'errors')
editor:wait_until_fixed('image-case', 0)
t.equal(editor:lua('return vim.lsp.get_clients()[1].server_capabilities.hoverProvider'), nil, 'whether hover is offered')
