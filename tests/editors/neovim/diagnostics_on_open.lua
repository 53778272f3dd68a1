package.path = vim.fs.dirname(debug.getinfo(1, 'S').source:sub(2)) .. '/?.lua;' .. package.path
local t = require('support')

t.run(function()
  local editor = t.start()
  editor:open(vim.env.REPORT)
  local finding = editor:wait_for_finding('too-short')
  t.equal(finding.text, 'Question 5', 'what is marked')
  t.contains(finding.message, '97 words, 3 short of 100')
end)
