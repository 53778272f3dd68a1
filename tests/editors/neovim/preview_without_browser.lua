local t = require('support')

local editor = t.open_report()
editor:wait_for('the commands', 'return vim.fn.exists(":ReportPreview") == 2')
-- Neovim itself looks for a program that opens addresses, and finds none.
editor:lua('_G.path = vim.env.PATH; vim.env.PATH = ""')
editor:command('ReportPreview')
local address = editor:wait_for('the address', [[return vim.fn.execute('messages'):match('http://127%.0%.0%.1:%d+/%S+')]])
editor:lua('vim.env.PATH = _G.path')
local answer = vim.system({ 'curl', '--silent', '--fail', address }):wait()
t.equal(answer.code, 0, 'the status of the page')
editor:type('<CR>') -- for messages of more than one line
