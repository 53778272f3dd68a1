"""The rules of pictures."""

from __future__ import annotations

from report_ls.catalogue.rule import INFORMATION, WARNING, Example, Rule

IMAGES = (
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
            "![Data](figures/data.png)\n![Loss](figures/loss.png)\n![Runs](figures/runs.png)\n![Cloud](figures/cloud.png)\n\n(220 words)",
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
)
