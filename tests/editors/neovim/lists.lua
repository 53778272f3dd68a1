local t = require('support')

local editor = t.open_report()
editor:type('gO')
local questions = editor:wait_for('the questions', [[
  local entries = vim.fn.getloclist(0)
  return #entries > 0 and vim.tbl_map(function(entry) return entry.text end, entries)
]])
t.contains(table.concat(questions, ' '), 'Question 31')
editor:command('lclose')

-- A second mention of the figure, behind emoji.
editor:go_to('Here is room')
editor:type('jjI🐧 ![again](figures/missing.png)<Esc>')
editor:go_to('\\[missing\\](\\zsfigures/missing')
editor:type('grr')
local mentions = editor:wait_for('the mentions', [[
  local entries = vim.fn.getqflist()
  return #entries == 2 and vim.tbl_map(function(entry)
    return vim.api.nvim_buf_get_text(entry.bufnr, entry.lnum - 1, entry.col - 1, entry.end_lnum - 1, entry.end_col - 1, {})[1]
  end, entries)
]])
t.equal(mentions, { 'figures/missing.png', 'figures/missing.png' }, 'what is listed')
