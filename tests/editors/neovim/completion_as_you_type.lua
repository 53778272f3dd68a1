local t = require('support')

local editor = t.open_report()
editor:go_to('Here is room')
editor:type('jjI!')
editor:wait_for('the list', 'return vim.fn.pumvisible() == 1')
editor:type('<C-N><C-Y>')
editor:wait_for('the whole image', 'return vim.api.nvim_get_current_line() == "![unused](figures/unused.png)"')
editor:type('<Esc>')

-- Text with a trigger in it, where a list comes and nothing of it is wanted.
editor:type('cc')
local text = '![plot](figures/un) is it! Well.'
for place, character in ipairs(vim.split(text, '')) do
  editor:type(character)
  if place == 1 or character == '(' or character == '/' then
    editor:wait_for('the list', 'return vim.fn.pumvisible() == 1')
  end
end
editor:type('<Esc>')
t.equal(editor:line(), text, 'the line')
