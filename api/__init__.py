"""The service: the library's ranking over HTTP, and the command line that starts it."""
