"""Imported by the process that workers are forked from (`screener.workers.preload`): loads and builds what
they need."""

import gc
import os

from screener.isolation import ONE_THREAD

for name in ONE_THREAD:  # before anything imports NumPy: a process with threads cannot be forked safely
    os.environ.setdefault(name, "1")

from screener.batch import load_pipeline  # noqa: E402
from screener.screening import parse_resume  # noqa: E402

FIRST = b"""Ida Example
ida@example.com

Experience
Account Manager, Example Ltd, January 2015 - March 2019
- Managed key accounts and prepared reports.

Education
Bachelor of Science, 2014

Skills
Microsoft Excel
"""
"""Much is built when a resume first needs it: 0.3 seconds in each worker, if it had not been built before."""

load_pipeline()
parse_resume(FIRST, "first.txt")
# What is loaded now stays: no worker looks through it again for garbage, nor copies its pages by doing so.
gc.collect()
gc.freeze()
