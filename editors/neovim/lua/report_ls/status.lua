--- The text for a statusline, and drawing it again when it is another one.

local counts = require('report_ls.counts')
local questions = require('report_ls.questions')
local reports = require('report_ls.reports')

local M = {}

--- The text that each buffer showed last.
---@type table<integer, string>
local shown = {}

---@param buffer integer
---@param line integer That of the cursor, from 0
---@return string
function M.text(buffer, line)
  local report = reports.get(buffer)
  if not report then
    return ''
  end
  local verdict = report.stopped and 'report.py stops' or ('%d/%d'):format(report.passed, report.total)
  local question = questions.at(report, line)
  return question and ('Q%d %s · %s'):format(question.number, counts.short(question), verdict) or verdict
end

--- Draw statuslines again if the text has changed. Others may listen: `User ReportLsStatus`.
---@param buffer integer
function M.redraw(buffer)
  if vim.api.nvim_get_current_buf() ~= buffer then
    return
  end
  local text = M.text(buffer, vim.api.nvim_win_get_cursor(0)[1] - 1)
  if text ~= (shown[buffer] or '') then
    shown[buffer] = text
    vim.api.nvim_exec_autocmds('User', { pattern = 'ReportLsStatus', modeline = false, data = { buf = buffer } })
    vim.cmd.redrawstatus({ bang = true })
  end
end

return M
