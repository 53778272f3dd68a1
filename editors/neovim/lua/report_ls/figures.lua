--- Figures as they are offered, and as they are put in.

local counts = require('report_ls.counts')

local M = {}

--- Such as `curves.png  1200 × 800 · 45 kB · not used yet`.
---@param figure report_ls.Figure
---@return string
function M.label(figure)
  local parts = {}
  if figure.width and figure.height then
    table.insert(parts, ('%d × %d'):format(figure.width, figure.height))
  end
  table.insert(parts, counts.size(figure.bytes))
  if #figure.usedIn > 0 then
    table.insert(parts, 'in question ' .. table.concat(figure.usedIn, ', '))
  else
    table.insert(parts, figure.sample and 'sample of the course' or 'not used yet')
  end
  return ('%s  %s'):format(figure.name:gsub('^figures/', ''), table.concat(parts, ' · '))
end

--- The name of the file in words.
---@param figure report_ls.Figure
---@return string
local function alt_text(figure)
  local stem = figure.name:match('[^/]*$'):gsub('%.[^.]*$', '')
  return vim.trim((stem:gsub('[_%-%s]+', ' '):gsub('[%[%]]', '')))
end

---@param figure report_ls.Figure
---@return string
function M.image(figure)
  return ('![%s](%s)'):format(alt_text(figure), figure.path)
end

return M
