local t = require('support')

-- As a person quits it, whatever is not saved. The answer to the keys never comes.
vim.rpcnotify(t.connect().channel, 'nvim_input', ':qall!<CR>')
vim.wait(100)
