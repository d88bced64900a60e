"""The law of government information disclosure as pure functions and dated data.

Every answer names the article it rests on; today is an argument; no year is guessed silently.
"""
