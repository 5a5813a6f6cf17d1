"""What can be asked of the service. Routes hold no logic: they call the library."""
