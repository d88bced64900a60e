"""A county to try the program with: 正宁县, its bureau of culture, its people and their drafts."""
