"""登记台账: the matters of 条例第二十条 that the annual report counts, each a record of its own."""
