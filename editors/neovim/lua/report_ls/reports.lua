--- What the server said last of each report, asked for again without ever waiting.

local null = require('report_ls.null')

local M = {}

---@class report_ls.Followed
---@field client_id integer
---@field report? report_ls.Report
---@field is_asking boolean
---@field is_stale boolean Whether it has to be asked for again when the answer comes

---@type table<integer, report_ls.Followed>
local followed = {}

---@type fun(buffer: integer, is_first: boolean, is_last: boolean)
local listener = function() end

--- The one who is told when a report has changed.
---@param callback fun(buffer: integer, is_first: boolean, is_last: boolean)
function M.on_change(callback)
  listener = callback
end

---@param buffer integer
---@return report_ls.Report?
function M.get(buffer)
  return followed[buffer] and followed[buffer].report
end

---@param buffer integer
---@return vim.lsp.Client?
function M.client(buffer)
  return followed[buffer] and vim.lsp.get_client_by_id(followed[buffer].client_id)
end

---@param buffer integer A report
---@return 'utf-8'|'utf-16'|'utf-32'
function M.position_encoding(buffer)
  local client = assert(M.client(buffer))
  return client.position_encoding or client.offset_encoding -- the second is its name in 0.10
end

--- Send a request to the server of a buffer.
---@param buffer integer
---@param method string
---@param params table
---@param answer fun(failure?: lsp.ResponseError, result?: any)
---@return boolean is_sent
local function send(buffer, method, params, answer)
  local client = M.client(buffer)
  if not client then
    return false
  end
  local function handler(failure, result)
    answer(null.as_nil(failure), null.as_nil(result))
  end
  -- Methods of clients take `self` from 0.11 on.
  if vim.fn.has('nvim-0.11') == 1 then
    return (client:request(method, params, handler, buffer))
  end
  ---@diagnostic disable-next-line: param-type-mismatch
  return (client.request(method, params, handler, buffer))
end

--- Ask for the report of a buffer. `callback` gets nil where it is none.
---@param buffer integer
---@param callback fun(report: report_ls.Report?)
function M.request(buffer, callback)
  local params = { textDocument = { uri = vim.uri_from_bufnr(buffer) } }
  local function answer(_, report)
    callback(report)
  end
  if not send(buffer, 'report-ls/report', params, answer) then
    callback(nil)
  end
end

--- Have the page of a report opened in the browser. `tell` gets what is wrong; where no browser opens, the server tells the address.
---@param buffer integer
---@param tell fun(message: string)
function M.preview(buffer, tell)
  local params = { command = 'report-ls.preview', arguments = { vim.uri_from_bufnr(buffer) } }
  send(buffer, 'workspace/executeCommand', params, function(failure)
    if failure then
      tell(failure.message)
    end
  end)
end

--- Ask for the hover at a position. `callback` gets its markdown, nil where there is none.
---@param buffer integer
---@param position lsp.Position
---@param callback fun(markdown?: string)
function M.hover(buffer, position, callback)
  local params = { textDocument = { uri = vim.uri_from_bufnr(buffer) }, position = position }
  send(buffer, 'textDocument/hover', params, function(_, hover)
    callback(hover and hover.contents.value)
  end)
end

--- Ask again. While an answer is awaited it is noted that there is more to ask, so that fast typing does not pile up requests.
---@param buffer integer
function M.refresh(buffer)
  local entry = followed[buffer]
  if not entry then
    return
  end
  if entry.is_asking then
    entry.is_stale = true
    return
  end
  entry.is_asking, entry.is_stale = true, false
  M.request(buffer, function(report)
    if followed[buffer] ~= entry or not vim.api.nvim_buf_is_valid(buffer) then -- it is gone since
      return
    end
    entry.is_asking = false
    local had = entry.report ~= nil
    entry.report = report
    if report or had then
      listener(buffer, not had, not report)
    end
    if entry.is_stale then
      M.refresh(buffer)
    end
  end)
end

--- Begin with a buffer that a server is attached to, or ask again for one that is known.
---@param buffer integer
---@param client_id integer
function M.follow(buffer, client_id)
  if not followed[buffer] or followed[buffer].client_id ~= client_id then
    followed[buffer] = { client_id = client_id, is_asking = false, is_stale = false }
  end
  M.refresh(buffer)
end

---@param buffer integer
---@param client_id integer
function M.forget(buffer, client_id)
  local entry = followed[buffer]
  if entry and entry.client_id == client_id then
    followed[buffer] = nil
    if entry.report then
      listener(buffer, false, true)
    end
  end
end

return M
