"""Commands of disclosure for whoever schedules them."""
