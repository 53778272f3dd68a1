local t = require('support')

local editor = t.open_report()
editor:type('gO')
local questions = editor:wait_for('the questions', [[
  local entries = vim.fn.has('nvim-0.11') == 1 and vim.fn.getloclist(0) or vim.fn.getqflist()
  return #entries > 0 and vim.tbl_map(function(entry) return entry.text end, entries)
]])
t.contains(table.concat(questions, ' '), 'Question 31')
editor:command('lclose | cclose')

-- A second mention of the figure, behind emoji.
editor:go_to('Here is room')
editor:type('jjI🐧 ![again](figures/missing.png)<Esc>')
editor:go_to('\\[missing\\](\\zsfigures/missing')
editor:type('grr')
local mentions = editor:wait_for('the mentions', [[
  local entries = vim.fn.getqflist()
  return #entries == 2 and vim.tbl_map(function(entry)
    local start = entry.col - 1 -- the end is not in the list of 0.10
    return vim.api.nvim_buf_get_text(entry.bufnr, entry.lnum - 1, start, entry.lnum - 1, start + #'figures/missing.png', {})[1]
  end, entries)
]])
t.equal(mentions, { 'figures/missing.png', 'figures/missing.png' }, 'what is listed')
