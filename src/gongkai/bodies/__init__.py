"""行政机关: the tree of public bodies, their sections, the people and the posts they hold.

What a person may see and do follows from posts alone, on a day: nobody is all-powerful.
"""
