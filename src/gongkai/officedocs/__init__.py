"""Official documents in: any office file becomes paragraphs and tables, each with its place."""
