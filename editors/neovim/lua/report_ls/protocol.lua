---@meta
--- The types of `report-ls/status` and `report-ls/report`, as in the server's PROTOCOL.md.
--- What is null there is nil here.

---@class report_ls.Status
---@field uri string
---@field version? integer
---@field isReport boolean

---@class report_ls.Report
---@field uri string
---@field passed? integer nil where report.py would stop
---@field total integer
---@field stopped boolean
---@field sections report_ls.Section[]
---@field unfinished integer[] The questions that do not pass, in the order in which they stand
---@field figures report_ls.Figure[]

---@class report_ls.Section
---@field title? string
---@field questions report_ls.Question[]

---@class report_ls.Question
---@field number integer
---@field title string
---@field state 'passed'|'failed'|'unanswered'|'missing'
---@field words integer
---@field images integer
---@field wordLimits [integer, integer]?
---@field imageLimits [integer, integer]?
---@field range? lsp.Range nil where nothing of the question is left
---@field headingRange? lsp.Range
---@field answerRange? lsp.Range

---@class report_ls.Figure
---@field name string
---@field path string As it is to be written in an image
---@field bytes integer
---@field width? integer In pixels
---@field height? integer
---@field usedIn integer[]
---@field sample boolean Whether it is one of the course's own
