-- Opens a copy of the example report in a Neovim that reads and writes nothing of the user's own:
--
--     nvim --clean -u editors/neovim/try.lua
--
-- The server may lie in the environment that Neovim was installed into, or on the PATH.

local plugin = vim.fs.dirname(vim.fn.resolve(vim.fn.fnamemodify(debug.getinfo(1, 'S').source:sub(2), ':p')))
local repository = vim.fs.dirname(vim.fs.dirname(plugin))
local folder = vim.fn.tempname() -- Neovim removes it at the end

-- Logs, and whatever else plugins write, go with it.
for _, name in ipairs({ 'STATE', 'DATA', 'CACHE', 'CONFIG' }) do
  vim.env['XDG_' .. name .. '_HOME'] = vim.fs.joinpath(folder, name:lower())
end
vim.o.swapfile = false
vim.o.shadafile = 'NONE'

---@return string
local function server()
  for parent in vim.fs.parents(vim.v.progpath) do
    for _, name in ipairs({ 'bin/report-ls', 'Scripts/report-ls.exe' }) do
      local path = vim.fs.joinpath(parent, name)
      if vim.fn.executable(path) == 1 then
        return path
      end
    end
  end
  return 'report-ls'
end

---@param from string
---@param to string
local function copy(from, to)
  vim.fn.mkdir(to, 'p')
  for name, kind in vim.fs.dir(from) do
    local source, target = vim.fs.joinpath(from, name), vim.fs.joinpath(to, name)
    if kind == 'directory' then
      copy(source, target)
    else
      assert(vim.uv.fs_copyfile(source, target))
    end
  end
end

vim.opt.runtimepath:append(plugin)
if vim.fn.has('nvim-0.11') == 1 then
  vim.lsp.config('report_ls', { cmd = { server() } })
  vim.lsp.enable('report_ls')
  vim.o.winborder = 'rounded'
  vim.diagnostic.config({ virtual_lines = { current_line = true } })
else
  vim.api.nvim_create_autocmd('FileType', {
    pattern = 'markdown',
    callback = function(event)
      require('report_ls').start(event.buf, { cmd = { server() } })
    end,
  })
  vim.keymap.set('n', 'gra', vim.lsp.buf.code_action) -- a key that Neovim has by itself from 0.11 on
end

-- What a user would set: see `:help report-ls-example`.
vim.o.background = 'dark'
vim.o.termguicolors = true
vim.o.number = true
vim.o.wrap = true
vim.o.linebreak = true
vim.o.signcolumn = 'yes'
vim.o.statusline = " %<%f %m%=%{v:lua.require'report_ls'.status()}  %l:%c "
vim.diagnostic.config({ severity_sort = true })
vim.api.nvim_create_autocmd('User', {
  pattern = 'ReportLsAttach',
  callback = function(event)
    local buffer = event.data.buf
    vim.keymap.set('n', ']r', '<Plug>(report-ls-next)', { buffer = buffer, desc = 'Next unfinished question' })
    vim.keymap.set('n', '[r', '<Plug>(report-ls-previous)', { buffer = buffer, desc = 'Previous unfinished question' })
  end,
})

copy(vim.fs.joinpath(repository, 'examples', 'reports'), vim.fs.joinpath(folder, 'reports'))

vim.api.nvim_create_autocmd('VimEnter', {
  nested = true, -- so that the file's type is found
  desc = 'Show the copy, and what can be done with it',
  callback = function()
    vim.cmd.cd(vim.fs.joinpath(folder, 'reports'))
    vim.cmd.edit('README.md')
    vim.api.nvim_echo({ { 'K: hover   gra: fixes   ]r [r: unfinished questions   :ReportInsertFigure   :qa! ends it' } }, false, {})
  end,
})
