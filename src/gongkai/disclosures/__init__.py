"""主动公开: items of government information, from draft to publication (条例第三章)."""
