"""The table of all rules: the one source of codes, severities and explanations.

README, settings and `report-ls rules` are held against it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from report_ls.findings import Finding, Fix, Related, Severity
from report_ls.format.text import Span

ERROR, WARNING, INFORMATION, HINT = Severity


class Example(NamedTuple):
    """What is wrong, and the same when it is right: a part of a report, or what lies beside one. `(97 words)` stands for so many."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of finding. `summary` is a line for tables, `explanation` a paragraph for people, `fix` the rest of a
    sentence that begins with "The fix".
    """

    code: str
    severity: Severity
    summary: str
    explanation: str
    fix: str = ""
    fixed_by_all: bool = False
    example: Example = field(kw_only=True)


RULES: dict[str, Rule] = {
    rule.code: rule
    for rule in (
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
                "# Exam template for 02476 Machine Learning Operations\n\nWe built a classifier of birds.\n\n### Question 1\n\n> "
                "Answer:\n\n42",
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
            "unanswered",
            INFORMATION,
            "a question without an answer",
            "report.py fails an empty answer where words or images are asked for. Length and images are not judged here until "
            "there is an answer.",
            example=Example(
                "--- question 5 fill here ---",
                "(150 words)",
            ),
        ),
        Rule(
            "placeholder-left",
            WARNING,
            "a placeholder, or the `---` of one, beside the answer",
            "The placeholder `--- question N fill here ---` is meant to be replaced. What is left of it is counted as words and "
            "shown on the page.",
            "takes it away and keeps the answer",
            example=Example(
                "--- question 5 fill here ---\n\n(150 words)",
                "(150 words)",
            ),
        ),
        Rule(
            "writing-leftover",
            WARNING,
            "what a tool or unfinished writing left in an answer: `TODO`, `[citation needed]`, a chatbot's marks",
            "A chatbot's marks for its sources (`:contentReference[oaicite:0]{index=0}`), an address of a chat in VS Code, "
            "`(MISSING)`, `TODO` at the beginning of a line or alone: those who read the report see them. Nothing is said of what "
            "stands in code.",
            "takes the mark away, where it is no word",
            example=Example(
                "TODO: tell of the tests.\n\nWe used DVC [citation needed].",
                "We tested the data and the model.\n\nWe used DVC.",
            ),
        ),
        Rule(
            "spaced-emphasis",
            HINT,
            "bold or italic text that is none, because of spaces inside its stars",
            "Stars make text bold or italic where they stand right at its first and last letter. Both pages show those of `** text "
            "**`, and make a list item of a line that is `* text *`. Nothing is said of what may be arithmetic.",
            "takes those spaces away",
            example=Example(
                "** Data: ** We used three buckets.",
                "**Data:** We used three buckets.",
            ),
        ),
        Rule(
            "answer-in-quote",
            WARNING,
            "an answer that stands inside the question's block quote",
            "Text right under `> Answer:`, on its line or behind `>` belongs to the quote: on the page the answer cannot be told "
            "from the question, and lists, code and tables in it are lost.",
            "puts a blank line after `Answer:`, and takes the `>` away",
            fixed_by_all=True,
            example=Example(
                "> Answer:\n> We used Docker for training. (150 words)",
                "> Answer:\n\nWe used Docker for training. (150 words)",
            ),
        ),
        Rule(
            "item-space",
            WARNING,
            "an item of a list without the space after its mark",
            "`-Item` is text: a list begins where a space follows the `-`, the `+`, the `*` or the number. Both pages join such "
            "lines into one paragraph. Options of commands, negative numbers and dashes are left alone, and so is a single line of "
            "which nobody can tell.",
            "inserts the space, and a blank line before the list",
            example=Example(
                "We used:\n\n-Docker\n-Cloud Build",
                "We used:\n\n- Docker\n- Cloud Build",
            ),
        ),
        Rule(
            "too-short",
            WARNING,
            "an answer with fewer words than asked for",
            "report.py fails an answer that is shorter than its limit. It counts as a word whatever stands between white space: "
            "dashes of lists, bars of tables and image links, too.",
            example=Example(
                "(97 words)",
                "(100 words)",
            ),
        ),
        Rule(
            "too-long",
            WARNING,
            "an answer with more words than asked for",
            "report.py fails an answer that is longer than its limit. It counts as a word whatever stands between white space: "
            "dashes of lists, bars of tables and image links, too. The words over the limit are shown faded where the editor can "
            "do that.",
            example=Example(
                "(203 words)",
                "(200 words)",
            ),
        ),
        Rule(
            "too-few-images",
            WARNING,
            "an answer with fewer images than asked for",
            "report.py fails an answer with fewer images than its limit. It counts `![text](path)` on one line, and nothing else: "
            "no links, no `<img>`, no pictures that are only mentioned.",
            "inserts an image that the report does not use yet",
            example=Example(
                "Our runs are in Weights & Biases. (220 words)",
                "Our runs are in Weights & Biases. (220 words)\n\n![The loss of our runs](figures/loss.png)",
            ),
        ),
        Rule(
            "too-many-images",
            WARNING,
            "an answer with more images than asked for",
            "report.py fails an answer with more images than its limit. Each image over the limit is marked. Remove it, put two "
            "into one picture, or move it into an answer without a limit.",
            example=Example(
                "![Data](figures/data.png)\n![Loss](figures/loss.png)\n![Runs](figures/runs.png)\n![Cloud](figures/cloud.png)\n\n(220 "
                "words)",
                "![Data](figures/data.png)\n![Loss](figures/loss.png)\n![Runs](figures/runs.png)\n\n(220 words)",
            ),
        ),
        Rule(
            "image-remote",
            INFORMATION,
            "a picture on the web",
            "The page loads the picture when it is read, and by then it may have changed or be gone. Save it into the figures "
            "folder to be sure.",
            "writes the path in `figures`, if a picture of that name is there",
            example=Example(
                "![Our loss](https://example.org/loss.png)",
                "![Our loss](figures/loss.png)",
            ),
        ),
        Rule(
            "image-path",
            WARNING,
            "a path with `\\`, with `./`, or that is absolute",
            "Only a path relative to the report, with `/`, works everywhere: `figures/name.png`. One that begins with `/` is read "
            "from the top of the repository by GitHub, and from the top of the disk by the hand-in page.",
            "writes the relative path with `/`",
            fixed_by_all=True,
            example=Example(
                "![Our loss](.\\figures\\loss.png)",
                "![Our loss](figures/loss.png)",
            ),
        ),
        Rule(
            "image-outside-figures",
            WARNING,
            "a picture that is not in the figures folder",
            "Only the reports folder is collected, and the template asks for pictures in `figures`. Move the file there, or "
            "correct the path of one that is there already.",
            "writes the path of the figure of that name, if it is there; editors that rename files for a server move the picture",
            example=Example(
                "![Our loss](images/loss.png)",
                "![Our loss](figures/loss.png)",
            ),
        ),
        Rule(
            "image-case",
            WARNING,
            "a path that differs from the file's name in upper and lower case",
            "Windows and macOS find the file all the same; GitHub and the machine that makes the page do not.",
            "writes the name as it is on disk",
            example=Example(
                "![Our loss](figures/Loss.PNG)",
                "![Our loss](figures/loss.png)",
            ),
        ),
        Rule(
            "image-not-found",
            WARNING,
            "a picture that is not on disk",
            "The page shows the text of the image in place of the picture. report.py does not look for files, so it counts the "
            "image all the same.",
            "writes the closest name in the folder",
            example=Example(
                "![Our loss](figures/los.png)",
                "![Our loss](figures/loss.png)",
            ),
        ),
        Rule(
            "image-format",
            WARNING,
            "a file that is no PNG or JPEG picture, or is another one than its name says",
            "The template allows `.png`, `.jpg` and `.jpeg`. A file that is empty or holds something else may not be shown, such "
            "as a pointer of Git LFS in the place of the picture. A PNG that is named as a JPEG, or the other way round, is only "
            "information, because every browser shows it.",
            "writes the same name with an allowed extension, if it is there",
            example=Example(
                "![Our loss](figures/loss.svg)",
                "![Our loss](figures/loss.png)",
            ),
        ),
        Rule(
            "image-not-in-git",
            WARNING,
            "a picture that will not be handed in, because git ignores it",
            "Reports are collected from GitHub. A picture that git ignores never gets there; one that is not added yet gets there "
            "only when it is.",
            example=Example(
                "# .gitignore\n*.png",
                "# .gitignore\n*.png\n!reports/figures/*.png",
            ),
        ),
        Rule(
            "image-as-link",
            WARNING,
            "a link to a figure where an image is asked for",
            "`[text](figures/a.png)` is a link. The page shows its text, and report.py does not count it. An image begins with `!`.",
            "makes it an image",
            example=Example(
                "[Our loss](figures/loss.png)\n\n(220 words)",
                "![Our loss](figures/loss.png)\n\n(220 words)",
            ),
        ),
        Rule(
            "link-as-image",
            WARNING,
            "a `!` before a link to a page or to a file that is no picture",
            "`![text](address)` shows a picture. This address leads to something else, such as a run of GitHub Actions or a `.py` "
            "file, so both pages show the text and the sign of a broken picture.",
            "makes it a link, where no image is asked for",
            example=Example(
                "![Our workflow](https://github.com/group/project/actions/runs/1)",
                "[Our workflow](https://github.com/group/project/actions/runs/1)",
            ),
        ),
        Rule(
            "image-as-html",
            WARNING,
            "an `<img>` where an image is asked for: shown, but not counted",
            "The page shows `<img>`, but report.py counts only `![text](path)`.",
            "writes the image in markdown",
            example=Example(
                '<img src="figures/loss.png" alt="Our loss">\n\n(220 words)',
                "![Our loss](figures/loss.png)\n\n(220 words)",
            ),
        ),
        Rule(
            "image-in-code",
            WARNING,
            "an image in code, in a comment or behind a backslash: counted, but not shown",
            "report.py counts the image, but the page shows its markdown, a link or nothing in place of the picture.",
            "takes the image out of the code, or the backslash away",
            example=Example(
                "```\n![Our loss](figures/loss.png)\n```\n\n(220 words)",
                "![Our loss](figures/loss.png)\n\n(220 words)",
            ),
        ),
        Rule(
            "sample-picture",
            WARNING,
            "the template's own picture where a question asks for one of the project",
            "The template comes with five pictures that show what is asked for. Such a picture is known by its bytes, whatever it "
            "is called; a picture of your own may have the same name.",
            example=Example(
                "![Our bucket](figures/bucket.png)",
                "![Our bucket](figures/cloud.png)",
            ),
        ),
        Rule(
            "unclosed-fence",
            WARNING,
            "a fence of code that is never closed",
            "GitHub shows all that follows it as code, up to the end of the report or to the next fence. The hand-in page knows no fences.",
            "inserts the closing marks behind the code, or at the end of the answer",
            example=Example(
                "We install it:\n\n```bash\npip install uv\n\nThen we trained it.",
                "We install it:\n\n    pip install uv\n\nThen we trained it.",
            ),
        ),
        Rule(
            "unclosed-link",
            WARNING,
            "an image or a link without its closing bracket",
            "`![text](path` with no `)` behind it is text to both pages. report.py counts it only if another `)` follows on its "
            "line. A `]` in the place of the `)`, and a path that begins with `<` and has no `>`, are the same fault.",
            "inserts the bracket, where it is certain how far the path or the address goes, or replaces the wrong one",
            example=Example(
                "![Our loss](figures/loss.png",
                "![Our loss](figures/loss.png)",
            ),
        ),
        Rule(
            "broken-link",
            INFORMATION,
            "a link to a file that is not there",
            "A relative link is read from the report's folder on, and one that begins with `/` from the root of the repository. "
            "What leads out of the repository is not looked at. A path of a drive or of a home folder exists on one machine only. "
            "Links in HTML and the addresses of `[name]` are looked at, too.",
            "writes the nearest path that is there, or the address with its `https://`",
            example=Example(
                "[The training](src/train.py)",
                "[The training](../src/train.py)",
            ),
        ),
        Rule(
            "checklist-mark",
            WARNING,
            "a checklist item with another box than `[ ]` or `[x]`",
            "Only an empty box and an x, small or large, between square brackets and with a space before and after them, are read "
            "as a task.",
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
            "example-left",
            INFORMATION,
            "an answer that is still the example",
            "The answer has the very words of the example in the question's quote, so it says nothing about your project.",
            example=Example(
                "> Example:\n> *We used ... because it is fast.*\n>\n> Answer:\n\nWe used ... because it is fast.",
                "> Example:\n> *We used ... because it is fast.*\n>\n> Answer:\n\nWe used polars because our tables are large.",
            ),
        ),
        Rule(
            "repeated-paragraph",
            INFORMATION,
            "the same paragraph in two answers, or twice in one",
            "A paragraph of at least 20 words that is there twice, word for word, was most likely copied by mistake, or answers "
            "one of the two questions only. The other place is listed beside it.",
            example=Example(
                "### Question 5\n\n> Answer:\n\nWe kept the data in a bucket, and gave each version of it a tag, so that whoever had "
                "the commit and the tag could make any run again.\n\n(90 words)\n\n### Question 15\n\n> Answer:\n\nWe kept the data in "
                "a bucket, and gave each version of it a tag, so that whoever had the commit and the tag could make any run "
                "again.\n\n(90 words)",
                "### Question 5\n\n> Answer:\n\nWe kept the data in a bucket, and gave each version of it a tag, so that whoever had "
                "the commit and the tag could make any run again.\n\n(90 words)\n\n### Question 15\n\n> Answer:\n\nThe data is as in "
                "question 5.\n\n(120 words)",
            ),
        ),
        Rule(
            "windows-encoding",
            HINT,
            "the first character on which report.py stops on Windows",
            "On Windows report.py reads the file in the system's encoding, cp1252, in which some bytes have no meaning: those of a "
            "closing curly quote and of many emoji among them. It then stops with a UnicodeDecodeError. Only those who run it on "
            "Windows see this.",
            "writes a plain character, where there is one",
            example=Example(
                "We call this a “smoke test”.",
                'We call this a "smoke test".',
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
        Rule(
            "page-code",
            HINT,
            "code that the hand-in page does not show as code, or that nothing marks as code",
            "The page is made by Python-Markdown, which knows no fences: the lines run together, and what follows a blank line in "
            "a fence is read as markdown. Code that is indented by four spaces, after a blank line, is code on both pages.",
            "indents the code by four spaces, or writes it as `<pre>`",
            example=Example(
                "We train with:\n\n```sh\nuv run train\n```",
                "We train with:\n\n    uv run train",
            ),
        ),
        Rule(
            "page-list",
            HINT,
            "a list that the hand-in page shows otherwise than GitHub",
            "The page is made by Python-Markdown. It wants a blank line before a list, knows `1.` but not `1)`, takes a list of "
            "another kind right behind a list for a part of it, and always begins to count at 1.",
            "inserts a blank line, four spaces, or a comment between two lists",
            example=Example(
                "We built:\n- an API\n- a pipeline",
                "We built:\n\n- an API\n- a pipeline",
            ),
        ),
        Rule(
            "page-nesting",
            HINT,
            "something in a list item that leaves it on the hand-in page",
            "The page is made by Python-Markdown, for which all that belongs to an item, such as a list or a paragraph, has to be "
            "indented by four spaces. GitHub is content with fewer.",
            "indents by four spaces what is in the items",
            example=Example(
                "- Training\n  - on a GPU\n- Serving",
                "- Training\n    - on a GPU\n- Serving",
            ),
        ),
        Rule(
            "page-table",
            HINT,
            "a table, which the hand-in page shows as running text",
            "The page is made by Python-Markdown, which knows no tables without an extension, and report.py uses none.",
            "writes an HTML table",
            example=Example(
                "| run | loss |\n|-----|------|\n| 1   | 0.3  |",
                "<table>\n<tr><th>run</th><th>loss</th></tr>\n<tr><td>1</td><td>0.3</td></tr>\n</table>",
            ),
        ),
        Rule(
            "page-heading",
            HINT,
            "a heading on one of the two pages that is none on the other",
            "For Python-Markdown a `#` at the very start of a line makes a heading, also without a space behind it, and one after "
            "spaces makes none. A line of dashes makes a heading of the single line above it, also of a list item.",
            "makes it a heading, or text, on both pages",
            example=Example(
                "#12 was our largest pull request.",
                "\\#12 was our largest pull request.",
            ),
        ),
        Rule(
            "page-quote",
            HINT,
            "a block quote that the hand-in page shows otherwise than GitHub",
            "The page is made by Python-Markdown, which makes one quote of two with only a blank line between them, and takes "
            "fewer lines than GitHub for a part of a quote.",
            "inserts blank lines around it, or a comment between two quotes",
            example=Example(
                "The docs say:\n\n> Pin your versions.\n\n> Test your data.",
                "The docs say:\n\n> Pin your versions.\n\n<!-- -->\n\n> Test your data.",
            ),
        ),
        Rule(
            "page-image",
            HINT,
            "an image that only one of the two pages shows",
            "For GitHub a space ends the path of an image, for the Python-Markdown of the page it does not; neither of them knows "
            "a size behind the path.",
            "writes a path that both pages read",
            example=Example(
                "![Our loss](figures/loss curve.png)",
                "![Our loss](figures/loss%20curve.png)",
            ),
        ),
        Rule(
            "page-emphasis",
            HINT,
            "bold, italic or struck-out text that the hand-in page marks otherwise",
            "GitHub and the Python-Markdown of the page differ in which stars and underscores open and close. Python-Markdown does "
            "not know `~~`.",
            "writes the text in HTML tags, or a backslash before the stars of a footnote",
            example=Example(
                "We ~~planned~~ built an API.",
                "We <del>planned</del> built an API.",
            ),
        ),
        Rule(
            "page-html",
            HINT,
            "HTML, or what looks like it, that the hand-in page shows otherwise than GitHub",
            "Python-Markdown reads no markdown inside HTML blocks, and what follows one that is not closed is shown as it is "
            "written. It takes `<a.b>` for a tag, which shows nothing.",
            "writes markdown without the tags, closes the tag, or writes `&lt;`",
            example=Example(
                "We tested it on <learn.dtu> first.",
                "We tested it on &lt;learn.dtu> first.",
            ),
        ),
        Rule(
            "page-backslash",
            HINT,
            "a backslash that the hand-in page shows",
            'Python-Markdown leaves a backslash at the end of a line, and before `|`, `"`, `$` and others, as it is.',
            "takes it away, with two spaces in its place at the end of a line; none is taken out of a command or other code",
            example=Example(
                "It costs \\$5 a day.",
                "It costs $5 a day.",
            ),
        ),
        Rule(
            "page-link",
            HINT,
            "a link that the hand-in page shows otherwise than GitHub",
            "For GitHub a space ends an address, for the Python-Markdown of the page it does not, and the two read some references "
            "differently.",
            "writes an address that both pages read",
            example=Example(
                "See [our board](https://example.org/our board).",
                "See [our board](https://example.org/our%20board).",
            ),
        ),
        Rule(
            "page-text",
            HINT,
            "text that the hand-in page shows otherwise than GitHub",
            "The pages differ here in a way that has no name of its own. An example is the address of a `[name]` right below other "
            "text: for GitHub it is a part of that text.",
            "inserts a blank line before such an address",
            example=Example(
                "Our board is public.\n[1]: https://example.org/board",
                "Our board is public.\n\n[1]: https://example.org/board",
            ),
        ),
        Rule(
            "page-unchecked",
            HINT,
            "an answer whose hand-in page was not looked at, because that takes too long or it is nested too deeply",
            "Some texts, such as thousands of open brackets, take both markdown libraries very long. Nothing is said of the page "
            "of such an answer. Most often something was pasted that is no text.",
            example=Example(
                "(3,000 nested list items)",
                "(a few lines of the output, as code)",
            ),
        ),
    )
}


def finding(
    code: str,
    span: Span,
    message: str,
    *,
    question: int | None = None,
    severity: Severity | None = None,
    related: tuple[Related, ...] = (),
    fixes: tuple[Fix, ...] = (),
    unnecessary: bool = False,
) -> Finding:
    """A finding with the severity of its rule, unless another one is given."""
    return Finding(code, severity or RULES[code].severity, span, message, question, related, fixes, unnecessary)
