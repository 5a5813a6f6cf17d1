"""Imported by the process that workers are forked from (`screener.workers.preload`): loads what they need."""

import gc
import os

from screener.isolation import ONE_THREAD

for name in ONE_THREAD:  # before anything imports NumPy: a process with threads cannot be forked safely
    os.environ.setdefault(name, "1")

from screener.batch import load_pipeline  # noqa: E402

load_pipeline()
# What is loaded now stays: no worker looks through it again for garbage, nor copies its pages by doing so.
gc.collect()
gc.freeze()
