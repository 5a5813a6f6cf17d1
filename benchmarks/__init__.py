"""Measurements of the whole path; `python -m benchmarks.throughput` prints them."""
