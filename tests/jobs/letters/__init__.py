"""Letters about one case or one school."""
