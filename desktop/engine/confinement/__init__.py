"""What an engine takes away from itself before foreign bytes reach native code: files, network, programs, others."""
