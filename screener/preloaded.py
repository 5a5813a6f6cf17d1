"""Imported by the process that workers are forked from (`screener.workers.preload`): loads what they need."""

import os

from screener.isolation import ONE_THREAD

for name in ONE_THREAD:  # before anything imports NumPy: a process with threads cannot be forked safely
    os.environ.setdefault(name, "1")

from screener.batch import load_pipeline  # noqa: E402

load_pipeline()
