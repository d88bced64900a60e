"""Full text search that finds Chinese: any word inside a sentence, one character or more."""
