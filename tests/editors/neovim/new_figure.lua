local t = require('support')

local editor = t.open_report()
editor:wait_for_finding('image-not-found')
local figures = vim.fs.dirname(vim.env.REPORT) .. '/figures/'
assert(vim.uv.fs_copyfile(figures .. 'unused.png', figures .. 'missing.png'))
editor:wait_until_fixed('image-not-found', t.NOTICED)
assert(vim.uv.fs_unlink(figures .. 'missing.png'))
editor:wait_for_finding('image-not-found', t.NOTICED)
