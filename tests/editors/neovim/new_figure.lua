package.path = vim.fs.dirname(debug.getinfo(1, 'S').source:sub(2)) .. '/?.lua;' .. package.path
local t = require('support')

t.run(function()
  local editor = t.start_with_report()
  editor:wait_for_finding('image-not-found')
  local figures = vim.fs.dirname(vim.env.REPORT) .. '/figures/'
  assert(vim.uv.fs_copyfile(figures .. 'unused.png', figures .. 'missing.png'))
  editor:wait_until_fixed('image-not-found', t.NOTICED)
  assert(vim.uv.fs_unlink(figures .. 'missing.png'))
  editor:wait_for_finding('image-not-found', t.NOTICED)
end)
