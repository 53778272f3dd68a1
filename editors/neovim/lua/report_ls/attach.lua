--- Which buffers are reports, and what they get: commands, and a statusline that keeps up.

local commands = require('report_ls.commands')
local hover = require('report_ls.hover')
local reports = require('report_ls.reports')
local status = require('report_ls.status')
local unnamed = require('report_ls.unnamed')

local M = {}

---@param client_id integer
---@return vim.lsp.Client?
local function our_client(client_id)
  local client = vim.lsp.get_client_by_id(client_id)
  -- Users choose the name of a configuration; what the server calls itself is known from 0.11 on.
  if client and (client.name:gsub('-', '_') == 'report_ls' or vim.tbl_get(client, 'server_info', 'name') == 'report-ls') then
    return client
  end
end

---@param buffer integer
local function set_up(buffer)
  commands.create(buffer)
  hover.create(buffer)
  local group = vim.api.nvim_create_augroup('report_ls_buffer_' .. buffer, {})
  vim.api.nvim_create_autocmd({ 'TextChanged', 'TextChangedI', 'TextChangedP' }, {
    group = group,
    buffer = buffer,
    desc = 'Count the words of the report again',
    callback = function()
      reports.refresh(buffer)
    end,
  })
  vim.api.nvim_create_autocmd({ 'CursorMoved', 'CursorMovedI', 'BufEnter' }, {
    group = group,
    buffer = buffer,
    desc = 'Show the question at the cursor in the statusline',
    callback = function()
      status.redraw(buffer)
    end,
  })
  vim.api.nvim_exec_autocmds('User', { pattern = 'ReportLsAttach', modeline = false, data = { buf = buffer } })
end

---@param buffer integer
local function take_down(buffer)
  pcall(vim.api.nvim_del_augroup_by_name, 'report_ls_buffer_' .. buffer)
  if vim.api.nvim_buf_is_valid(buffer) then
    commands.delete(buffer)
    hover.delete(buffer)
    status.redraw(buffer)
  end
end

--- The server has answered; `is_first` and `is_last` tell that the buffer became a report, or is none any more.
reports.on_change(function(buffer, is_first, is_last)
  if is_first then
    set_up(buffer)
  elseif is_last then
    take_down(buffer)
  end
  status.redraw(buffer)
end)

---@param buffer integer
---@param client_id integer
function M.on_attach(buffer, client_id)
  if our_client(client_id) and not unnamed.is_unnamed(buffer) then
    reports.follow(buffer, client_id)
  end
end

---@param buffer integer
---@param client_id integer
function M.on_detach(buffer, client_id)
  reports.forget(buffer, client_id)
end

---@param message report_ls.Status
---@param client_id integer
function M.on_status(message, client_id)
  -- Looked for, because `vim.uri_to_bufnr()` makes a buffer where there is none.
  local client = vim.lsp.get_client_by_id(client_id)
  for buffer in pairs(client and client.attached_buffers or {}) do
    if vim.uri_from_bufnr(buffer) == message.uri then
      M.on_attach(buffer, client_id)
    end
  end
end

return M
