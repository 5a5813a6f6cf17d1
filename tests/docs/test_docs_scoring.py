"""The examples of docs/scoring.md give what they say."""

import re
from doctest import DocTestParser, DocTestRunner
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "scoring.md"
BLOCK = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)


def test_examples() -> None:
    runner, names = DocTestRunner(), dict[str, object]()
    text = PAGE.read_text("utf-8")
    for block in BLOCK.finditer(text):
        line = text[: block.start(1)].count("\n")
        test = DocTestParser().get_doctest(block[1], names, PAGE.name, str(PAGE), line)
        runner.run(test, clear_globs=False)
        names |= test.globs
    assert runner.tries > 20
    assert runner.failures == 0
