--- Finding questions in a report. Lines count from 0.

local M = {}

---@param report report_ls.Report
---@return fun(): report_ls.Question?
local function each(report)
  return coroutine.wrap(function()
    for _, section in ipairs(report.sections) do
      for _, question in ipairs(section.questions) do
        if question.range then
          coroutine.yield(question)
        end
      end
    end
  end)
end

---@param question report_ls.Question
---@param line integer
---@return boolean
local function holds(question, line)
  local first, last = question.range.start.line, question.range['end'].line
  -- A range mostly ends at the start of the line behind it.
  return first <= line and (line < last or (line == last and question.range['end'].character > 0))
end

---@param report report_ls.Report
---@param line integer
---@return report_ls.Question?
function M.at(report, line)
  for question in each(report) do
    if holds(question, line) then
      return question
    end
  end
end

--- The question after (1) or before (-1) a line that does not pass; from the last one on to the first. Its own question is no answer,
--- unless it is the only one.
---@param report report_ls.Report
---@param line integer
---@param direction 1|-1
---@return report_ls.Question?
function M.next_unfinished(report, line, direction)
  local by_number = {}
  for question in each(report) do
    by_number[question.number] = question
  end
  local numbers = direction == 1 and report.unfinished or vim.iter(report.unfinished):rev():totable()
  local here = M.at(report, line)
  local from = here and here.range.start.line or line
  for _, number in ipairs(numbers) do
    if (by_number[number].range.start.line - from) * direction > 0 then
      return by_number[number]
    end
  end
  return by_number[numbers[1]]
end

--- Where to go on writing: the start of a placeholder, the end of an answer.
---@param question report_ls.Question
---@return lsp.Position?
function M.place_to_write(question)
  local answer = question.answerRange or question.headingRange
  if not answer then
    return nil
  end
  return question.state == 'unanswered' and answer.start or answer['end']
end

return M
