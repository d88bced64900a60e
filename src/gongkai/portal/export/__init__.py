"""The whole portal as files, for a county that can only host files."""
