local t = require('support')

local editor = t.open_report()

local function kill_server()
  local servers = t.servers()
  vim.uv.kill(servers[#servers], 'sigkill')
  editor:wait_for('the end of the findings', 'return #vim.diagnostic.get(0) == 0')
  editor:wait_for('the end of the client', 'return #vim.lsp.get_clients() == 0')
  t.equal(editor:lua('return require("report_ls").status()'), '', 'the statusline')
  editor:type('<CR>') -- for the message that the server has ended
  return #servers
end

local function assert_started(before)
  editor:wait_for_finding('too-short')
  editor:wait_for('the statusline', 'return require("report_ls").status() ~= ""')
  t.equal(#t.servers(), before + 1, 'servers started')
end

local before = kill_server()
editor:command('edit')
assert_started(before)

-- Without losing what is not saved.
editor:type('ggOchanged<Esc>')
before = kill_server()
editor:command('set filetype=markdown')
assert_started(before)
t.equal(editor:lua('return vim.bo.modified'), true, 'whether the changes are still there')
