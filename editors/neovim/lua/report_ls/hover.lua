--- `K` in a report: also in the text of an answer, where the server itself says nothing, it tells about the question.

local questions = require('report_ls.questions')
local reports = require('report_ls.reports')

local M = {}

local OURS = 'Hover, or about the question at the cursor'
--- How Neovim describes the key that it sets where a server has hovers.
local NEOVIMS = 'vim.lsp.buf.hover()'

---@param buffer integer
local function show_question(buffer)
  local report = reports.get(buffer)
  local question = report and questions.at(report, vim.api.nvim_win_get_cursor(0)[1] - 1)
  if not question or not question.headingRange then
    return vim.lsp.buf.hover() -- which says that there is nothing
  end
  reports.hover(buffer, question.headingRange.start, function(markdown)
    if markdown and vim.api.nvim_get_current_buf() == buffer then
      vim.lsp.util.open_floating_preview(vim.split(markdown, '\n'), 'markdown', { focus_id = 'textDocument/hover' })
    end
  end)
end

---@param buffer integer
local function show(buffer)
  local position = vim.lsp.util.make_position_params(0, reports.position_encoding(buffer)).position
  reports.hover(buffer, position, function(markdown)
    if vim.api.nvim_get_current_buf() ~= buffer then
      return
    elseif markdown then
      vim.lsp.buf.hover()
    else
      show_question(buffer)
    end
  end)
end

--- Put another key in place of `K`, if that is the one with a description: one of the user's own is left alone.
---@param buffer integer
---@param old string
---@param new string
---@param run fun()
local function replace(buffer, old, new, run)
  for _, key in ipairs(vim.api.nvim_buf_get_keymap(buffer, 'n')) do
    if key.lhs == 'K' and key.desc == old then
      vim.keymap.set('n', 'K', run, { buffer = buffer, desc = new })
    end
  end
end

---@param buffer integer
function M.create(buffer)
  replace(buffer, NEOVIMS, OURS, function()
    show(buffer)
  end)
end

---@param buffer integer
function M.delete(buffer)
  replace(buffer, OURS, NEOVIMS, vim.lsp.buf.hover)
end

return M
