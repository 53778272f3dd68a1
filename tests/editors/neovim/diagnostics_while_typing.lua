local t = require('support')

local editor = t.open_report()
editor:go_to('Question 5')
editor:go_to('end\\.$')
editor:type('A one two<Esc>')
editor:wait_for('a count of 99', [[
  return vim.iter(vim.diagnostic.get(0)):any(function(found) return found.message:find('99 words, 1 short', 1, true) end)
]])
editor:type('A three<Esc>')
editor:wait_until_fixed('too-short')
editor:type('u')
editor:wait_for_finding('too-short')
