local t = require('support')

local editor = t.open_report()
editor:wait_for_finding('image-case')
editor:go_to('figures/Workflow')
-- The answer to Neovim's own question which one to apply.
editor:lua('vim.ui.select = function(items, _, choose) choose(items[1]) end')
editor:type('gra')
editor:wait_until_fixed('image-case')
t.contains(editor:line(), '![workflow](figures/workflow.png) word')
