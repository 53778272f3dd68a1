local t = require('support')

local editor = t.open_report()
editor:wait_for('the commands', 'return vim.fn.exists(":ReportPreview") == 2')
-- In place of a browser: what would be opened is noted.
editor:lua([[
  vim.ui.open = function(address)
    _G.opened = address
    return vim.system({ 'true' })
  end
]])
editor:command('ReportPreview')
local address = editor:wait_for('the page', 'return _G.opened')
t.contains(address, 'http://127.0.0.1:')
-- What a click on a mark asks for, as its page does it.
local line = editor:lua('return vim.fn.search("figures/missing", "nw")')
local answer = vim.system({ 'curl', '--silent', '--fail', ('%sgo?line=%d&character=0'):format(address, line - 1) }):wait()
t.equal(answer.code, 0, 'the status of the click')
editor:wait_for('the cursor', 'return vim.deep_equal(vim.api.nvim_win_get_cursor(0), { ..., 0 })', nil, line)
