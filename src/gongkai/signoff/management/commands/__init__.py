"""Commands of sign-off for whoever schedules them."""
