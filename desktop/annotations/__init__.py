"""The mode 批注: the annotations of all plans as a table and as a matrix of tags."""
