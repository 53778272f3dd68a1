--- `:checkhealth report_ls`

local M = {}

local health = vim.health

--- The first line that a program prints.
---@param command string[]
---@return string?
local function first_line(command)
  local is_started, process = pcall(vim.system, command, { text = true, timeout = 10000 })
  local result = is_started and process:wait()
  if result and result.code == 0 then
    return vim.trim(result.stdout .. result.stderr):match('^[^\n]+')
  end
end

--- The configuration that would be used, whoever made it.
---@return { cmd: any, settings: table }
local function configuration()
  if vim.fn.has('nvim-0.11') == 1 then
    return vim.lsp.config.report_ls
  end
  return require('report_ls').config()
end

local function check_neovim()
  local version = tostring(vim.version())
  if vim.fn.has('nvim-0.11') == 1 then
    health.ok(('Neovim %s'):format(version))
  elseif vim.fn.has('nvim-0.10') == 1 then
    health.ok(('Neovim %s; start the server with vim.lsp.start(), see :help report-ls-0.10'):format(version))
  else
    health.error(('Neovim %s is too old'):format(version), 'Install Neovim 0.10 or later.')
  end
end

--- The Python that a script starts with: on Windows, where programs have no first line to read, it is not known.
---@param program string
---@return string?
local function python_of(program)
  local file = io.open(program, 'rb')
  local line = file and file:read('*l') or ''
  if file then
    file:close()
  end
  local python = line:match('^#!%s*(.-)%s*$')
  if not python or not python:find('python') then
    return nil
  end
  local version = first_line(vim.list_extend(vim.split(python, '%s+'), { '--version' }))
  return version and ('%s (%s)'):format(version, python)
end

local function check_server()
  local command = configuration().cmd
  if type(command) ~= 'table' then
    return health.info('The server is reached by a function of your own, which cannot be checked.')
  end
  local program = vim.fn.exepath(command[1])
  if program == '' then
    return health.error(('The server was not found: %s'):format(command[1]), {
      'Install it with `pip install` in an environment that is on the PATH, or',
      "name its whole path: vim.lsp.config('report_ls', { cmd = { '/path/to/report-ls' } })",
    })
  end
  local version = first_line({ program, '--version' })
  if version then
    health.ok(('Server: %s (%s)'):format(version, program))
  else
    health.error(('The server does not start: %s'):format(program), 'Run it with --version in a terminal to see why.')
  end
  local python = python_of(program)
  if python then
    health.ok('Python: ' .. python)
  else
    health.info('Python: not known, as the server is no script. It is the one that the server was installed with.')
  end
end

---@return vim.lsp.Client[]
local function running()
  return vim.tbl_filter(function(client)
    return client.name:gsub('-', '_') == 'report_ls' or vim.tbl_get(client, 'server_info', 'name') == 'report-ls'
  end, vim.lsp.get_clients())
end

--- What the server reads at the start, and what Neovim has by itself.
local SWITCHES = {
  { name = 'hover', key = 'hoverProvider' },
  { name = 'completion', key = 'completionProvider' },
  { name = 'code actions', key = 'codeActionProvider' },
  { name = 'rename', key = 'renameProvider' },
  { name = 'symbols', key = 'documentSymbolProvider' },
  { name = 'inlay hints', key = 'inlayHintProvider' },
  { name = 'code lens', key = 'codeLensProvider' },
  { name = 'folding', key = 'foldingRangeProvider' },
  { name = 'definition', key = 'definitionProvider' },
}

---@param client vim.lsp.Client
local function check_features(client)
  local on = {}
  if vim.tbl_get(client, 'config', 'settings', 'reportLs', 'diagnostics', 'enabled') ~= false then
    table.insert(on, 'diagnostics')
  end
  for _, switch in ipairs(SWITCHES) do
    if client.server_capabilities[switch.key] then
      table.insert(on, switch.name)
    end
  end
  health.ok('Switched on: ' .. table.concat(on, ', '))
end

---@param client vim.lsp.Client
local function check_client(client)
  local buffers = vim.tbl_keys(client.attached_buffers or {})
  local reports = vim.tbl_filter(function(buffer)
    return require('report_ls.reports').get(buffer) ~= nil
  end, buffers)
  local root = client.config.root_dir or 'none; none is needed'
  health.ok(('Running. Markdown buffers: %d, reports among them: %d'):format(#buffers, #reports))
  check_features(client)
  health.info('Root: ' .. root)
  health.info('Positions: ' .. (client.position_encoding or client.offset_encoding)) -- the second is its name in 0.10
  if vim.tbl_get(client, 'capabilities', 'workspace', 'didChangeWatchedFiles', 'dynamicRegistration') then
    health.ok('File watching: by Neovim; the server also looks at the figures of open reports once a second.')
  else
    health.ok('File watching: Neovim offers none here. The server looks at the figures of open reports once a second.')
  end
end

function M.check()
  health.start('report_ls: installation')
  check_neovim()
  check_server()
  if vim.fn.has('nvim-0.12') == 1 or (vim.fn.has('nvim-0.11') == 1 and vim.lsp.is_enabled) then
    if vim.lsp.is_enabled('report_ls') then
      health.ok("Enabled with vim.lsp.enable('report_ls')")
    elseif #running() == 0 then
      health.warn('Not enabled', "Put vim.lsp.enable('report_ls') into your init.lua.")
    end
  end

  health.start('report_ls: what runs now')
  local clients = running()
  if #clients == 0 then
    health.info('No server runs. It starts when a markdown file is opened.')
  end
  for _, client in ipairs(clients) do
    check_client(client)
  end
end

return M
