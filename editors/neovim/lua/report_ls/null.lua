--- JSON's null, which Neovim 0.12 hands over as `vim.NIL` where older ones had nil.

local M = {}

--- A decoded message with nil for every null in it.
---@generic T
---@param value T
---@return T?
function M.as_nil(value)
  if value == vim.NIL then
    return nil
  elseif type(value) ~= 'table' then
    return value
  end
  return vim.tbl_map(M.as_nil, value)
end

return M
