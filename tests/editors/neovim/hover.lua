local t = require('support')

local editor = t.open_report()
editor:go_to('Question 5')
editor:type('K')
local text = editor:wait_for('the hover', [[
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, true), '\n')
    end
  end
]])
t.contains(text, '97 of 100-200 words, 3 short')
