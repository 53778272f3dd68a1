"""The rules of what is written in an answer."""

from __future__ import annotations

from report_ls.catalogue.rule import HINT, INFORMATION, WARNING, Example, Rule

ANSWERS = (
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
)
