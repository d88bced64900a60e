"""Official documents out: one typed model of a 公文, and a writer for each file format."""
