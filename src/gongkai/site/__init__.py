"""The doors of the program: the `gongkai` command line, later the platform's settings and urls."""
