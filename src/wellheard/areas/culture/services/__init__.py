"""Of the culture area."""
