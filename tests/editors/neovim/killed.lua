local t = require('support')

local editor = t.open_report()
vim.uv.kill(editor:lua('return vim.uv.os_getpid()'), 'sigkill')
