local t = require('support')

local editor = t.open_report()
editor:wait_for('the commands', 'return vim.fn.exists(":ReportInsertFigure") == 2')
-- What is offered is noted, and the first is chosen.
editor:lua([[
  vim.ui.select = function(items, options, choose)
    _G.offered = options.format_item(items[1])
    choose(items[1])
  end
]])
editor:go_to('Here is room')
editor:type('jjI🐧<Esc>:ReportInsertFigure<CR>')
editor:wait_for('the image', 'return vim.api.nvim_get_current_line() == "🐧![unused](figures/unused.png)"')
t.equal(editor:lua('return _G.offered'):gsub('%d+ B', 'N B'), 'unused.png  40 × 30 · N B · not used yet', 'what is offered')
editor:type('ct]a plot<Esc>')
t.equal(editor:line(), '🐧![a plot](figures/unused.png)', 'the line')
