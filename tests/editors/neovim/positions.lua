local t = require('support')

local editor = t.open_report()
-- Behind a U+2028 in question 4, and behind emoji on its own line.
local finding = editor:wait_for_finding('image-not-found')
t.equal(finding.text, 'figures/missing.png', 'what is marked')
-- The same when the lines above were typed in.
editor:command('normal! gg')
editor:type('O🐧 é<Esc>')
editor:go_to('figures/missing')
editor:type('I🎉<Esc>')
local line = editor:lua('return vim.api.nvim_win_get_cursor(0)[1] - 1')
editor:wait_for('the finding at its new place', [[
  local line = ...
  return vim.iter(vim.diagnostic.get(0, { lnum = line })):any(function(found)
    return vim.api.nvim_buf_get_text(0, line, found.col, line, found.end_col, {})[1] == 'figures/missing.png'
  end)
]], nil, line)
