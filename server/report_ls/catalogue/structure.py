"""The rules of what a report consists of: its headings and markers, its checklist and its members."""

from __future__ import annotations

from report_ls.catalogue.rule import ERROR, HINT, INFORMATION, WARNING, Example, Rule

STRUCTURE = (
    Rule(
        "answer-count",
        ERROR,
        "report.py stops: it finds more or fewer answers than there are questions",
        "report.py splits the file at every `Answer:` and counts the pieces. If it does not find exactly one for each "
        "question, it stops with a ValueError and checks nothing. The places that cause it are listed beside this finding and "
        "have findings of their own.",
        example=Example(
            "### Question 5\n\n> **What did you do?**\n\n(150 words)",
            "### Question 5\n\n> **What did you do?**\n>\n> Answer:\n\n(150 words)",
        ),
    ),
    Rule(
        "missing-question",
        ERROR,
        "the heading of a question is gone, or is no level-3 heading any more",
        "Each question begins with a heading `### Question N`. Without it, report.py takes the answer before it and this one "
        "for a single answer, and judges every later answer by the limits of its neighbour.",
        "puts the heading back, and `> Answer:` and the placeholder where they are gone too",
        fixed_by_all=True,
        example=Example(
            "### Question 5\n\n> Answer:\n\n(150 words)\n\n> Answer:\n\n(100 words)",
            "### Question 5\n\n> Answer:\n\n(150 words)\n\n### Question 6\n\n> Answer:\n\n(100 words)",
        ),
    ),
    Rule(
        "missing-front-matter",
        ERROR,
        "a report of 27 questions without the lines that its template begins with",
        "The report.py of 27 questions drops the first 43 characters, which are the lines between `---` at the top of the "
        "template. In a report that begins with its first question it drops that heading, and with it the first answer: it "
        "counts one too few.",
        "inserts the lines of the template",
        fixed_by_all=True,
        example=Example(
            "### Question 1\n\n> Answer:\n\n42",
            "---\nlayout: default\nnav_exclude: true\n---\n\n### Question 1\n\n> Answer:\n\n42",
        ),
    ),
    Rule(
        "missing-title",
        WARNING,
        "a report that begins with words of your own where its template has a title",
        "`report.py html` leaves out the first 43 characters, because the template has its title there. Without that title "
        "they are your own words, which the page then lacks. Words of the template are no loss, and nothing is said of them.",
        "inserts the title of the template",
        fixed_by_all=True,
        example=Example(
            "We built a classifier of birds.\n\n### Question 1\n\n> Answer:\n\n42",
            "# Exam template for 02476 Machine Learning Operations\n\nWe built a classifier of birds.\n\n### Question 1\n\n> Answer:\n\n42",
        ),
    ),
    Rule(
        "stale-page",
        HINT,
        "a `report.html` beside the report that is not what the report gives now",
        "The page that is handed in was made before the report was changed. Only `report-ls check` says so, and only of what "
        "`report.py html` may have written; nothing is said where git ignores the file.",
        example=Example(
            "README.md: We trained it on two machines.\nreport.html: We trained it on one machine.",
            "README.md: We trained it on two machines.\nreport.html: We trained it on two machines.",
        ),
    ),
    Rule(
        "report-place",
        INFORMATION,
        "a report that lies above the reports folder",
        "The course collects `reports/README.md`. This report has figures in `reports/figures` below it, so it lies one folder "
        "too high, as the README of a repository does. In `reports`, a picture is written as `figures/name.png`.",
        example=Example(
            "README.md\nreports/figures/loss.png",
            "reports/README.md\nreports/figures/loss.png",
        ),
    ),
    Rule(
        "extra-question",
        ERROR,
        "a question that is there twice, or that the edition does not have",
        "A heading `### Question N` with an `Answer:` of its own is one answer more than report.py expects, so it stops. "
        "Remove the question, or move its words into the answer where they belong.",
        "keeps one question, where the other is empty or the same",
        example=Example(
            "### Question 31\n\n> Answer:\n\n(250 words)\n\n### Question 32\n\n> Answer:\n\nWhat we would do next time.",
            "### Question 31\n\n> Answer:\n\n(250 words)\n\nWhat we would do next time.",
        ),
    ),
    Rule(
        "missing-answer-marker",
        ERROR,
        "a question without its `Answer:`",
        "report.py finds an answer by the text `Answer:` with a capital A and a colon right behind it. Without it the answer "
        "is not counted, and every later one is judged by the limits of its neighbour.",
        "inserts `> Answer:` after the quote",
        fixed_by_all=True,
        example=Example(
            "### Question 5\n\n> **What did you do?**\n\n(150 words)",
            "### Question 5\n\n> **What did you do?**\n>\n> Answer:\n\n(150 words)",
        ),
    ),
    Rule(
        "repeated-answer-marker",
        ERROR,
        "an `Answer:` that is one too many",
        "report.py splits at every `Answer:`, also in running text and in code. What stands before the second one is lost, or "
        "taken for one more answer.",
        "takes the colon away, or the line where that says nothing else",
        fixed_by_all=True,
        example=Example(
            "We asked ourselves whether caching helps. Answer: it does. (120 words)",
            "We asked ourselves whether caching helps. Answer - it does. (120 words)",
        ),
    ),
    Rule(
        "heading-in-answer",
        ERROR,
        "a `##` or `###` in an answer, where report.py stops counting",
        "report.py takes `##` and `###` for the next section or question, wherever they stand: in a heading, in a comment of a "
        "shell command, in `C##`. The words after them are not counted; in the last answer a `###` makes it stop.",
        "makes it bold text, or one `#` in code, or `#\\#` in running text",
        fixed_by_all=True,
        example=Example(
            "(60 words)\n\n### Tests in CI\n\n(60 words)",
            "(60 words)\n\n**Tests in CI**\n\n(60 words)",
        ),
    ),
    Rule(
        "question-order",
        WARNING,
        "question headings out of order, or a number twice while its neighbour is missing",
        "report.py never reads the number in a heading: the fifth answer is held against the limits of question 5, whatever "
        "its heading says.",
        "writes the number that the position asks for",
        example=Example(
            "### Question 9\n\n> Answer:\n\n(150 words on question 8)\n\n### Question 9\n\n> Answer:\n\n(150 words on question 9)",
            "### Question 8\n\n> Answer:\n\n(150 words on question 8)\n\n### Question 9\n\n> Answer:\n\n(150 words on question 9)",
        ),
    ),
    Rule(
        "merge-conflict",
        ERROR,
        "lines that git left where a merge stopped",
        "The lines `<<<<<<<`, `=======` and `>>>>>>>` stand around two versions of the same lines. They are counted as words "
        "and shown on the page, and so are both versions. Keep one of them, or both, and remove the three lines.",
        "keeps ours, theirs, or both",
        example=Example(
            "<<<<<<< HEAD\nWe trained on a V100. (120 words)\n=======\nWe trained on a T4. (120 words)\n>>>>>>> main",
            "We trained on a T4. (120 words)",
        ),
    ),
    Rule(
        "checklist-mark",
        WARNING,
        "a checklist item with another box than `[ ]` or `[x]`",
        "Only an empty box and an x, small or large, between square brackets and with a space before and after them, are read as a task.",
        "writes `[x]` or `[ ]`, or inserts the space",
        example=Example(
            "* [~] Write unit tests (M16)",
            "* [x] Write unit tests (M16)",
        ),
    ),
    Rule(
        "checklist-mismatch",
        INFORMATION,
        "a ticked checklist item whose question has no answer",
        "A ticked item says that the work is done, and a question asks about that very work, but has no answer: a frontend is "
        "ticked while question 28 is empty. Answer the question, or untick the item. Nothing is said while half of the report "
        "or more is still unanswered.",
        "writes `[ ]`",
        example=Example(
            "* [x] Create a frontend for your API (M26)\n\n### Question 28\n\n> Answer:\n\n--- question 28 fill here ---",
            "* [ ] Create a frontend for your API (M26)\n\n### Question 28\n\n> Answer:\n\n--- question 28 fill here ---",
        ),
    ),
    Rule(
        "study-number",
        WARNING,
        "a study number without its s, or with other than six digits",
        "A study number is an s and six digits, as in s123456. Nobody can tell from another one who you are.",
        "writes the closest number of the last question",
        example=Example(
            "### Question 2\n\n> Answer:\n\ns900001, 900002",
            "### Question 2\n\n> Answer:\n\ns900001, s900002",
        ),
    ),
    Rule(
        "member-mismatch",
        INFORMATION,
        "question 2 and the last question name different members",
        "Question 2 lists the members of the group, and the last question tells what each of them did. Where a number is in "
        "only one of the two, it is often mistyped.",
        "writes the closest number",
        example=Example(
            "### Question 2\n\n> Answer:\n\ns900001, s900002\n\n### Question 31\n\n> Answer:\n\ns900001 built the API, and s900020 "
            "the pipeline. (220 words)",
            "### Question 2\n\n> Answer:\n\ns900001, s900002\n\n### Question 31\n\n> Answer:\n\ns900001 built the API, and s900002 "
            "the pipeline. (220 words)",
        ),
    ),
    Rule(
        "limits-differ",
        INFORMATION,
        "a length line that says something else than the limits in force",
        "The answer is judged by the report.py beside the report, or by the edition, and not by the line in the quote. Whoever "
        "writes to the line may write too much or too little.",
        example=Example(
            "> Recommended answer length: 100-300 words.\n>\n> Answer:\n\n(150 words)",
            "> Recommended answer length: 100-200 words.\n>\n> Answer:\n\n(150 words)",
        ),
    ),
)
