--- What users of the plugin call.

local M = {}

--- For a statusline: such as `Q5 97/100-200 · 23/31`, the question at the cursor and how many
--- questions pass. It never waits for the server. Empty where the current buffer is no report.
---@return string
function M.status()
  return require('report_ls.status').text(vim.api.nvim_get_current_buf(), vim.api.nvim_win_get_cursor(0)[1] - 1)
end

--- What `lsp/report_ls.lua` holds, with the root of a buffer, for `vim.lsp.start()`.
--- Neovim 0.10 does not know the folder `lsp/`.
---@param buffer? integer The current one if left out
---@param overrides? vim.lsp.ClientConfig Merged into it
---@return vim.lsp.ClientConfig
function M.config(buffer, overrides)
  local file = vim.api.nvim_get_runtime_file('lsp/report_ls.lua', false)[1]
  local config = vim.tbl_deep_extend('force', dofile(file), { name = 'report_ls' }, overrides or {})
  if type(config.root_dir) ~= 'string' then
    config.root_dir = vim.fs.root(buffer or 0, config.root_markers)
  end
  return config
end

--- By itself Neovim 0.10 starts one more server for each file without a root.
---@param client vim.lsp.Client
---@param config vim.lsp.ClientConfig
---@return boolean
local function is_same(client, config)
  return client.name == config.name and client.config.root_dir == config.root_dir
end

--- Start the server for a buffer where `vim.lsp.enable()` is not there yet: in Neovim 0.10.
---@param buffer integer
---@param overrides? vim.lsp.ClientConfig Merged into the configuration
function M.start(buffer, overrides)
  local unnamed = require('report_ls.unnamed')
  if unnamed.is_unnamed(buffer) then
    unnamed.wait_for_name(buffer)
  else
    vim.lsp.start(M.config(buffer, overrides), { bufnr = buffer, reuse_client = is_same })
  end
end

return M
