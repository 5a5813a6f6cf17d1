"""The pages that people see. Each gives what the API gives, from the same storage and the same library."""
