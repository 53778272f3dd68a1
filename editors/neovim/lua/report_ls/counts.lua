--- Counts and limits as people read them, the same as in the server's own texts.

local M = {}

---@param limits [integer, integer]
---@return string
local function bounds(limits)
  return limits[1] == limits[2] and tostring(limits[1]) or ('%d-%d'):format(limits[1], limits[2])
end

---@param count integer
---@param limits? [integer, integer]
---@param noun string
---@return string
local function long(count, limits, noun)
  if not limits then
    return ('%d %s%s, no limit'):format(count, noun, count == 1 and '' or 's')
  end
  local text = ('%d of %s %s%s'):format(count, bounds(limits), noun, limits[2] == 1 and '' or 's')
  if count < limits[1] then
    return ('%s, %d short'):format(text, limits[1] - count)
  end
  return count > limits[2] and ('%s, %d over'):format(text, count - limits[2]) or text
end

--- Such as `97/100-200`, with `· 0/1-3 img` behind it where images are asked for.
---@param question report_ls.Question
---@return string
function M.short(question)
  local text = tostring(question.words)
  if question.wordLimits then
    text = ('%s/%s'):format(text, bounds(question.wordLimits))
  end
  if question.imageLimits then
    text = ('%s · %d/%s img'):format(text, question.images, bounds(question.imageLimits))
  end
  return text
end

--- Such as `97 of 100-200 words, 3 short; 0 of 1-3 images, 1 short`.
---@param question report_ls.Question
---@return string
function M.long(question)
  local text = long(question.words, question.wordLimits, 'word')
  if question.imageLimits or question.images > 0 then
    text = text .. '; ' .. long(question.images, question.imageLimits, 'image')
  end
  return text
end

--- A number of bytes as `812 B`, `45 kB`, `1.2 MB`.
---@param bytes integer
---@return string
function M.size(bytes)
  if bytes < 1000 then
    return ('%d B'):format(bytes)
  elseif bytes < 999500 then
    return ('%.0f kB'):format(bytes / 1000)
  end
  return ('%.1f MB'):format(bytes / 1e6)
end

return M
