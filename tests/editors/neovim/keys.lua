local t = require('support')

local editor = t.open_report()
editor:wait_for('the keys', 'return vim.fn.maparg("]r", "n") ~= ""')
editor:type(']r')
editor:wait_for('the end of question 5', 'return vim.api.nvim_get_current_line():find("end%.$") ~= nil')
editor:type('gg[r')
editor:wait_for('the end of question 5 again', 'return vim.api.nvim_get_current_line():find("end%.$") ~= nil')

-- What was a report and is none any more.
editor:command('messages clear | %delete')
editor:wait_for('the end of the report', 'return vim.fn.exists(":ReportNext") == 0')
editor:type(']r[r')
t.equal(editor:lua('return vim.fn.execute("messages")'), '', 'messages')

-- Another kind of file, in which the keys are what they were.
editor:open(vim.env.HOME .. '/init.lua')
t.equal(editor:lua('return vim.fn.maparg("]r", "n")'), '', 'the key elsewhere')
