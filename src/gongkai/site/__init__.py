"""The doors of the program: the `gongkai` command line, and later the platform's settings and urls."""
