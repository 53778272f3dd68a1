--- The commands of a report's buffer.

local counts = require('report_ls.counts')
local figures = require('report_ls.figures')
local questions = require('report_ls.questions')
local reports = require('report_ls.reports')

local M = {}

local FIX_ALL = 'source.fixAll.report-ls'

--- Say something below the statusline, shortened rather than asking for a key.
---@param message string
local function say(message)
  local room = vim.o.columns - 12
  if vim.fn.strdisplaywidth(message) > room then
    message = vim.fn.strcharpart(message, 0, room - 1) .. '…'
  end
  vim.api.nvim_echo({ { message } }, true, {})
end

--- Ask for the report of a buffer as it is now.
---@param buffer integer
---@param act fun(report: report_ls.Report)
local function with_report(buffer, act)
  reports.request(buffer, function(report)
    if report and vim.api.nvim_get_current_buf() == buffer then
      act(report)
    end
  end)
end

---@param question report_ls.Question
---@return string
local function about(question)
  local state = question.state == 'unanswered' and 'not answered yet' or counts.long(question)
  return ('Q%d %s: %s'):format(question.number, question.title, state)
end

---@param buffer integer
---@param direction 1|-1
local function go(buffer, direction)
  with_report(buffer, function(report)
    local line = vim.api.nvim_win_get_cursor(0)[1] - 1
    local question = questions.next_unfinished(report, line, direction)
    local place = question and questions.place_to_write(question)
    if not question or not place then
      return say('Every question passes.')
    end
    local location = { uri = vim.uri_from_bufnr(buffer), range = { start = place, ['end'] = place } }
    vim.lsp.util.show_document(location, reports.position_encoding(buffer), { focus = true })
    say(about(question))
  end)
end

---@param figure report_ls.Figure
local function insert(figure)
  local row, column = unpack(vim.api.nvim_win_get_cursor(0))
  local line = vim.api.nvim_get_current_line()
  -- Behind the character that the cursor is on, as `p` does.
  local place = column + #vim.fn.strpart(line, column, 1, true)
  vim.api.nvim_buf_set_text(0, row - 1, place, row - 1, place, { figures.image(figure) })
  -- On the text of the image, which is most likely to be changed next.
  vim.api.nvim_win_set_cursor(0, { row, place + #'![' })
end

---@param buffer integer
local function insert_figure(buffer)
  with_report(buffer, function(report)
    if #report.figures == 0 then
      return say('There is no figure in the folder figures/ beside the report yet.')
    end
    local options = { prompt = 'Figure to put in:', format_item = figures.label, kind = 'report_ls_figure' }
    vim.ui.select(report.figures, options, function(figure)
      if figure then
        insert(figure)
      end
    end)
  end)
end

---@type table<string, { desc: string, run: fun(buffer: integer) }>
local COMMANDS = {
  ReportNext = {
    desc = 'Go to the next question that does not pass',
    run = function(buffer)
      go(buffer, 1)
    end,
  },
  ReportPrevious = {
    desc = 'Go to the previous question that does not pass',
    run = function(buffer)
      go(buffer, -1)
    end,
  },
  ReportPreview = {
    desc = 'Open the page that is handed in in the browser, where it follows the text',
    run = function(buffer)
      reports.preview(buffer, function(message)
        vim.api.nvim_echo({ { message } }, true, {})
      end)
    end,
  },
  ReportFixAll = {
    desc = 'Fix all that can be fixed without losing a word',
    run = function()
      vim.lsp.buf.code_action({ context = { only = { FIX_ALL }, diagnostics = {} }, apply = true })
    end,
  },
  ReportInsertFigure = { desc = 'Choose a figure and put it in behind the cursor', run = insert_figure },
}

---@param buffer integer
function M.create(buffer)
  for name, command in pairs(COMMANDS) do
    vim.api.nvim_buf_create_user_command(buffer, name, function()
      command.run(buffer)
    end, { desc = command.desc })
  end
end

---@param buffer integer
function M.delete(buffer)
  for name in pairs(COMMANDS) do
    pcall(vim.api.nvim_buf_del_user_command, buffer, name)
  end
end

return M
