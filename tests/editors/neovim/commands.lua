local t = require('support')

local editor = t.open_report()
editor:wait_for('the commands', 'return vim.fn.exists(":ReportNext") == 2')
local function wait_for_line(what, pattern)
  editor:wait_for(what, [[
    local line = vim.fn.getline(vim.fn.search([=[### Question]=], 'bcnW'))
    return line:find(...) ~= nil
  ]], nil, pattern)
end
-- A second one that is unfinished, behind the first.
editor:go_to('Question 12')
editor:go_to('^word word')
editor:type('cipfew words<Esc>')
editor:command('normal! gg')
editor:command('ReportNext')
wait_for_line('the next one', 'Question 5$')
t.contains(editor:lua('return vim.fn.execute("messages")'), 'Q5 Code structure: 97 of 100-200 words, 3 short')
t.contains(editor:line(), 'end.')
editor:command('ReportNext')
wait_for_line('the one behind it', 'Question 12$')
editor:command('ReportNext')
wait_for_line('the first again', 'Question 5$')
editor:command('ReportPrevious')
wait_for_line('the last', 'Question 12$')
editor:type('<C-O>')
wait_for_line('the way back', 'Question 5$')
