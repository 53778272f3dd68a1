package.path = vim.fs.dirname(debug.getinfo(1, 'S').source:sub(2)) .. '/?.lua;' .. package.path
local t = require('support')

t.run(function()
  local editor = t.start_with_report()
  vim.uv.kill(editor:lua('return vim.uv.os_getpid()'), 'sigkill')
end)
