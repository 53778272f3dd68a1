--- Drives the Neovim that listens at the socket NEOVIM as a person would: by keys. What it holds is read over RPC.
--- A script that fails ends with status 1 and says why.

local M = {}

--- Milliseconds in which something must have happened. On an idle machine it takes a few.
M.SOON = 30000
--- Milliseconds in which a change on disk must be noticed on the slowest machine. On an idle one it is within 2000.
M.NOTICED = 10000

---@class Editor
---@field channel integer
local Editor = {}
Editor.__index = Editor

---@param code string Lua that returns something
function Editor:lua(code, ...)
  local result = vim.rpcrequest(self.channel, 'nvim_exec_lua', code, { ... })
  if result ~= vim.NIL then
    return result
  end
end

--- Type keys, as `<Esc>`, and go on when they are worked off.
---@param keys string
function Editor:type(keys)
  vim.rpcrequest(self.channel, 'nvim_input', keys)
  self:lua('return 1')
end

---@param command string
function Editor:command(command)
  vim.rpcrequest(self.channel, 'nvim_command', command)
end

--- Wait until a piece of Lua returns something else than nil and false, which is given back.
---@param what string What is waited for
---@param code string
---@param milliseconds? integer
function Editor:wait_for(what, code, milliseconds, ...)
  local arguments, found = { ... }, nil
  local is_there = vim.wait(milliseconds or M.SOON, function()
    found = self:lua(code, unpack(arguments))
    return found
  end, 20)
  if not is_there then
    local seen = self:lua([[
      local lines = vim.tbl_map(function(found) return ('%d: %s'):format(found.lnum + 1, found.message) end, vim.diagnostic.get(0))
      return table.concat(lines, '\n') .. vim.fn.execute('messages')
    ]])
    error(('no sign of %s\n%s'):format(what, seen), 0)
  end
  return found
end

--- The first finding of a code as { text = what is marked, line = its line from 0 }; nil if there is none.
local FINDING = [[
  for _, found in ipairs(vim.diagnostic.get(0)) do
    if found.code == ... then
      local lines = vim.api.nvim_buf_get_text(0, found.lnum, found.col, found.end_lnum, found.end_col, {})
      return { text = table.concat(lines, '\n'), line = found.lnum, message = found.message }
    end
  end
]]

---@param code string
---@param milliseconds? integer
---@return { text: string, line: integer, message: string }
function Editor:wait_for_finding(code, milliseconds)
  return self:wait_for('the finding ' .. code, FINDING, milliseconds, code)
end

---@param code string
---@param milliseconds? integer
function Editor:wait_until_fixed(code, milliseconds)
  local gone = ('local function find(...) %s end return find(...) == nil'):format(FINDING)
  self:wait_for('the end of the finding ' .. code, gone, milliseconds, code)
end

--- Put the cursor on the first place that a pattern matches.
---@param pattern string
function Editor:go_to(pattern)
  local line = self:lua('return vim.fn.search(..., "cw")', pattern)
  assert(line > 0, 'not in the buffer: ' .. pattern)
end

---@return string
function Editor:line()
  return self:lua('return vim.api.nvim_get_current_line()')
end

---@param path string
function Editor:open(path)
  self:command('edit ' .. vim.fn.fnameescape(path))
end

--- The Neovim with nothing open, whatever the script before has left.
---@return Editor
function M.connect()
  local channel
  assert(vim.wait(M.SOON, function()
    local is_there, found = pcall(vim.fn.sockconnect, 'pipe', vim.env.NEOVIM, { rpc = true })
    channel = found
    return is_there and found > 0
  end, 20), 'Neovim did not start')
  local editor = setmetatable({ channel = channel }, Editor)
  editor:type('<C-\\><C-N>')
  editor:command('only! | %bwipeout! | messages clear | set columns=120 lines=40 laststatus=2 statusline&')
  return editor
end

--- The same with the report open and judged.
---@return Editor
function M.open_report()
  local editor = M.connect()
  editor:open(vim.env.REPORT)
  editor:wait_for_finding('too-short')
  return editor
end

--- Configure the server as the README says for this version of Neovim.
---@param editor Editor
---@param entries string Lua
function M.configure(editor, entries)
  if vim.fn.has('nvim-0.11') == 1 then
    return editor:lua(('vim.lsp.config("report_ls", { %s })'):format(entries))
  end
  editor:lua(([[
    vim.api.nvim_clear_autocmds({ event = 'FileType', pattern = 'markdown' })
    vim.api.nvim_create_autocmd('FileType', {
      pattern = 'markdown',
      callback = function(event)
        require('report_ls').start(event.buf, { %s })
      end,
    })
  ]]):format(entries))
end

--- The numbers of the processes of all servers that were started.
---@return integer[]
function M.servers()
  return vim.tbl_map(tonumber, vim.fn.readfile(vim.env.SERVERS))
end

function M.equal(actual, expected, what)
  if not vim.deep_equal(actual, expected) then
    error(('%s: %s, but expected %s'):format(what or 'value', vim.inspect(actual), vim.inspect(expected)), 2)
  end
end

---@param text string
---@param part string
function M.contains(text, part)
  if not text:find(part, 1, true) then
    error(('%s\ndoes not contain: %s'):format(text, part), 2)
  end
end

return M
