"""Models that could be got: the list, its filters, and all about one of them."""
