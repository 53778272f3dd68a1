---@brief
---
--- `report-ls`, the language server for the exam report of DTU course 02476,
--- Machine Learning Operations: the markdown file `reports/README.md`.
---
--- Install the server so that `report-ls` is on the PATH, and enable it:
---
--- ```lua
--- vim.lsp.enable('report_ls')
--- ```
---
--- It attaches to every markdown file and says nothing about those that are no
--- report. No root marker is needed: a file on its own is served as well.
---
--- Settings, here with their defaults, are changed with `vim.lsp.config`:
---
--- ```lua
--- vim.lsp.config('report_ls', {
---   settings = {
---     reportLs = {
---       edition = 'auto', -- or '2022-12', '2023-01', '2024-12', '2025', '2026'
---       include = {}, -- globs of files that are reports, whatever they hold
---       exclude = {}, -- globs of files that are none
---       severity = {}, -- such as { ['windows-encoding'] = 'off' }
---       diagnostics = { enabled = true },
---       hover = { enabled = true },
---       completion = { enabled = true },
---       snippets = { enabled = true },
---       codeAction = { enabled = true },
---       codeLens = { enabled = true },
---       inlayHint = { enabled = true },
---       documentSymbol = { enabled = true },
---       workspaceSymbol = { enabled = true },
---       foldingRange = { enabled = true },
---       selectionRange = { enabled = true },
---       documentLink = { enabled = true },
---       definition = { enabled = true },
---       references = { enabled = true },
---       documentHighlight = { enabled = true },
---       rename = { enabled = true },
---       fileOperations = { enabled = true },
---     },
---   },
--- })
--- ```

---@type vim.lsp.Config
return {
  cmd = { 'report-ls' },
  filetypes = { 'markdown' },
  root_markers = { '.git' },
  -- Neovim calls it from 0.11 on, before it starts the server for a buffer.
  root_dir = function(buffer, start)
    local unnamed = require('report_ls.unnamed')
    if unnamed.is_unnamed(buffer) then
      return unnamed.wait_for_name(buffer)
    end
    start(vim.fs.root(buffer, vim.lsp.config.report_ls.root_markers))
  end,
  settings = { reportLs = vim.empty_dict() },
  -- The server reads the switches of its features at the start, before it can ask for settings. What the user's own
  -- `init_options` say, with the section's name around it or without, goes before the settings.
  before_init = function(params, config)
    local own = params.initializationOptions or {}
    local settings = vim.tbl_get(config, 'settings', 'reportLs') or vim.empty_dict()
    params.initializationOptions = { reportLs = vim.tbl_deep_extend('force', settings, own.reportLs or own) }
  end,
}
