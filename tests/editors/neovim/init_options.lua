local t = require('support')

local editor = t.connect()
t.configure(editor, [[
  settings = { reportLs = { hover = { enabled = false }, codeLens = { enabled = false } } },
  init_options = { hover = { enabled = true }, severity = { ['image-case'] = 'off' } },
]])
editor:open(vim.env.REPORT)
editor:wait_for_finding('too-short')
local capabilities = editor:lua('return vim.lsp.get_clients()[1].server_capabilities')
t.equal(capabilities.hoverProvider, true, 'whether hover is offered')
t.equal(capabilities.codeLensProvider, nil, 'whether the code lens is offered')
