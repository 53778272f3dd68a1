local t = require('support')

local editor = t.connect()
editor:lua([[
  vim.o.completeopt = 'menuone,noinsert'
  vim.api.nvim_create_autocmd('LspAttach', {
    once = true,
    callback = function(event)
      vim.lsp.completion.enable(true, event.data.client_id, event.buf, { autotrigger = true })
    end,
  })
]])
editor:open(vim.env.REPORT)
editor:wait_for_finding('too-short')
editor:go_to('Here is room')
editor:type('jjI!')
editor:wait_for('the list', 'return vim.fn.pumvisible() == 1')
editor:type('<C-Y>')
editor:wait_for('the whole image', 'return vim.api.nvim_get_current_line() == "![unused](figures/unused.png)"')
