local t = require('support')

local editor = t.open_report()
editor:command([[set laststatus=2 statusline=%{v:lua.require'report_ls'.status()}]])
local function wait_for_status(text)
  editor:wait_for('the statusline ' .. text, [[
    return vim.api.nvim_eval_statusline(vim.o.statusline, {}).str == ...
  ]], nil, text)
end
editor:go_to('Question 5')
wait_for_status('Q5 97/100-200 · 30/31')
editor:go_to('Question 6')
wait_for_status('Q6 114/100-200 · 30/31')
editor:command('normal! gg')
wait_for_status('30/31')
editor:go_to('Question 5')
editor:go_to('end\\.$')
editor:type('A one two')
wait_for_status('Q5 99/100-200 · 30/31')
editor:type(' three<Esc>')
wait_for_status('Q5 100/100-200 · 31/31')
editor:go_to('Question 7')
editor:type('cc## Heading<Esc>')
wait_for_status('report.py stops')
