"""The list of plans in the open library."""
