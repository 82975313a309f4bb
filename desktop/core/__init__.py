"""Facts and rules: no Qt, no SQL, no files, no processes."""
