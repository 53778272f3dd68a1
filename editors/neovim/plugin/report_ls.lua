-- Run by Neovim at the start. It only listens: modules are loaded when a server attaches.

if vim.g.loaded_report_ls then
  return
end
vim.g.loaded_report_ls = true

-- A handler for all clients, so that it does not matter how the server was started.
vim.lsp.handlers['report-ls/status'] = function(_, status, context)
  require('report_ls.attach').on_status(status, context.client_id)
end

-- Keys to map others to. They do nothing where the current buffer is no report.
for key, command in pairs({ next = 'ReportNext', previous = 'ReportPrevious' }) do
  vim.keymap.set('n', ('<Plug>(report-ls-%s)'):format(key), function()
    if vim.fn.exists(':' .. command) == 2 then
      vim.cmd[command]()
    end
  end)
end

local group = vim.api.nvim_create_augroup('report_ls', {})

vim.api.nvim_create_autocmd('LspAttach', {
  group = group,
  desc = 'Set up the statusline and the commands of a report',
  callback = function(event)
    require('report_ls.attach').on_attach(event.buf, event.data.client_id)
  end,
})

vim.api.nvim_create_autocmd('LspDetach', {
  group = group,
  desc = 'Take the statusline and the commands of a report away',
  callback = function(event)
    require('report_ls.attach').on_detach(event.buf, event.data.client_id)
  end,
})

-- A plugin manager may load this file after the server has started.
for _, client in ipairs(vim.lsp.get_clients()) do
  for buffer in pairs(client.attached_buffers or {}) do
    require('report_ls.attach').on_attach(buffer, client.id)
  end
end
