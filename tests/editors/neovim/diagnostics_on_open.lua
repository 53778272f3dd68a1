local t = require('support')

local editor = t.connect()
editor:open(vim.env.REPORT)
local finding = editor:wait_for_finding('too-short')
t.equal(finding.text, 'Question 5', 'what is marked')
t.contains(finding.message, 'Question 5: 97 words, 3 short of 100')
