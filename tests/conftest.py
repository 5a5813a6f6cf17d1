"""What holds for all tests."""

from hypothesis import settings

# The same examples in every run, and no stopwatch: a busy machine must not fail a test.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")
