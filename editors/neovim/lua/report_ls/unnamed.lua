--- Buffers without a name. All of them have the URI `file://`, at which Neovim would put findings and edits into yet another buffer.

local M = {}

---@param buffer integer
---@return boolean
function M.is_unnamed(buffer)
  return vim.api.nvim_buf_get_name(buffer) == ''
end

--- Whether the text has headings as reports have them. The server decides what is a report; this only decides whether to say something.
---@param buffer integer
---@return boolean
local function looks_like_a_report(buffer)
  local headings = vim.tbl_filter(function(line)
    return line:find('^#+%s+Question%s+%d+') ~= nil
  end, vim.api.nvim_buf_get_lines(buffer, 0, -1, false))
  return #headings >= 3
end

--- Begin again when the buffer gets a name, as with `:write NAME` and `:file NAME`, and say so where it looks like a report.
---@param buffer integer
function M.wait_for_name(buffer)
  local group = vim.api.nvim_create_augroup('report_ls_unnamed_' .. buffer, {}) -- once, however often it is begun with
  -- `:file NAME` brings the first event. `:write NAME` brings the second, and deletes what is there for this buffer alone.
  vim.api.nvim_create_autocmd({ 'BufFilePost', 'BufWritePost' }, {
    group = group,
    desc = 'Start the server once a buffer has a name',
    callback = function(event)
      if event.buf == buffer and not M.is_unnamed(buffer) then
        vim.api.nvim_del_augroup_by_id(group)
        vim.bo[buffer].filetype = vim.bo[buffer].filetype -- at which servers are started
      end
    end,
  })
  if looks_like_a_report(buffer) then
    vim.notify('This report is checked once its buffer has a name: write it with :write NAME, or name it with :file NAME.')
  end
end

return M
