local t = require('support')

local HOVER = [[
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, true), '\n')
    end
  end
]]

local editor = t.open_report()
editor:wait_for('the commands', 'return vim.fn.exists(":ReportNext") == 2')
editor:command('ReportNext')
editor:wait_for('the end of the answer', 'return vim.api.nvim_get_current_line():find("end%.$") ~= nil')
editor:type('K')
t.contains(editor:wait_for('the hover of the question', HOVER), '97 of 100-200 words, 3 short')
editor:type('j')
editor:wait_for('the end of the hover', ('return not (function() %s end)()'):format(HOVER))

-- A picture in an answer has its own.
editor:go_to('figures/q')
editor:type('K')
t.contains(editor:wait_for('the hover of the picture', HOVER), '40')

-- A text that is no report any more has Neovim's own key again.
editor:command('%delete')
editor:wait_for('the end of the report', 'return vim.fn.exists(":ReportNext") == 0')
t.equal(editor:lua('return vim.fn.maparg("K", "n", false, true).desc'), 'vim.lsp.buf.hover()', 'the key')
